//! When a `CronJob` runs: the grammar that the cluster reads.

/// The words for schedules that many people want.
const WORDS: [&str; 7] = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: &[&str] = &["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// A field: its first and last number, and the names that stand for numbers from the first on.
type Field = (u32, u32, &'static [&'static str]);

const FIELDS: [Field; 5] = [(0, 59, &[]), (0, 23, &[]), (1, 31, &[]), (1, 12, MONTHS), (0, 6, DAYS)];

/// Whether a text is five fields of time, or one of the words.
pub(super) fn is_schedule(text: &str) -> bool {
    let fields: Vec<&str> = text.split_ascii_whitespace().collect();
    let timed = fields.len() == FIELDS.len()
        && fields.iter().zip(FIELDS).all(|(text, field)| text.split(',').all(|part| is_part(part, field)));
    WORDS.contains(&text) || timed
}

/// A number, a range of them or all, perhaps with a step.
fn is_part(text: &str, field: Field) -> bool {
    let (range, step) = match text.split_once('/') {
        Some((range, step)) => (range, Some(step)),
        None => (text, None),
    };
    let step = step.is_none_or(|step| step.parse::<u32>().is_ok_and(|step| step > 0));
    let within = match range.split_once('-') {
        _ if matches!(range, "*" | "?") => true,
        Some((first, last)) => number(first, field).zip(number(last, field)).is_some_and(|(a, b)| a <= b),
        None => number(range, field).is_some(),
    };
    step && within
}

fn number(text: &str, (first, last, names): Field) -> Option<u32> {
    let by_name = names.iter().position(|name| name.eq_ignore_ascii_case(text));
    let by_name = by_name.and_then(|index| u32::try_from(index).ok()).map(|index| first + index);
    let plain = text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    by_name.or(plain).filter(|number| (first..=last).contains(number))
}

#[cfg(test)]
mod tests {
    use super::is_schedule;

    #[test]
    fn schedules_are_five_fields_of_time_or_a_word() {
        for text in ["0 3 * * *", "*/5 0-6,12 1,15 JAN-mar ?", "@daily", "5/10 * * * sun", "59 23 31 12 6"] {
            assert!(is_schedule(text), "{text}");
        }
        for text in [
            "",
            "* * * *",
            "* * * * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * * 13 *",
            "* * * * 7",
            "*/0 * * * *",
            "5-1 * * * *",
            "1- * * * *",
            "a * * * *",
            "@always",
            "TZ=UTC 0 3 * * *",
            "+1 * * * *",
        ] {
            assert!(!is_schedule(text), "{text}");
        }
    }
}
