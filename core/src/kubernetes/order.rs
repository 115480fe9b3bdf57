//! The order in which objects should be created: what others refer to comes first.

use std::collections::BTreeMap;

use super::object::Object;
use super::plan::Plan;
use crate::ordered::Ordered;

/// The objects by kind and name; a Job after those that it waits for.
pub(crate) fn sorted(mut objects: Vec<Object>, plan: &Plan<'_>) -> Vec<Object> {
    let mut waits = Waits { jobs: waits(plan), depths: BTreeMap::new() };
    objects.sort_by_cached_key(|object| {
        let depth = if matches!(object, Object::Job(_)) { waits.depth(object.name()) } else { 0 };
        (object.rank(), depth, object.name().to_owned())
    });
    objects
}

fn waits<'p>(plan: &'p Plan<'_>) -> BTreeMap<&'p str, Vec<&'p str>> {
    plan.pods.iter().map(|pod| (pod.name.as_str(), pod.awaited_jobs().collect())).ordered_map()
}

/// The Jobs that Pods wait for.
struct Waits<'p> {
    jobs: BTreeMap<&'p str, Vec<&'p str>>,
    /// What is known already.
    depths: BTreeMap<String, usize>,
}

impl Waits<'_> {
    /// How many Jobs must end before one can start; a circle ends where it began.
    fn depth(&mut self, name: &str) -> usize {
        if let Some(depth) = self.depths.get(name) {
            return *depth;
        }
        self.depths.insert(name.to_owned(), 0);
        let before = self.jobs.get(name).cloned().unwrap_or_default();
        let depth = before.into_iter().map(|job| self.depth(job) + 1).max().unwrap_or(0);
        self.depths.insert(name.to_owned(), depth);
        depth
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_depth_of_a_job_is_found_once() {
        // With two Jobs before each, the number of ways through the ladder has twenty digits.
        let names: Vec<String> = (0..100).map(|rung| format!("job-{rung}")).collect();
        let before = |rung: usize| names[rung.saturating_sub(2)..rung].iter().map(String::as_str).collect();
        let jobs = names.iter().enumerate().map(|(rung, name)| (name.as_str(), before(rung))).collect();
        let mut waits = Waits { jobs, depths: BTreeMap::new() };
        assert_eq!(waits.depth("job-99"), 99);
        assert_eq!(waits.depth("job-1"), 1);
        assert_eq!(waits.depth("nobody"), 0);
    }

    #[test]
    fn a_circle_of_jobs_ends() {
        let jobs = BTreeMap::from([("a", vec!["b"]), ("b", vec!["a"])]);
        assert_eq!(Waits { jobs, depths: BTreeMap::new() }.depth("a"), 2);
    }
}
