//! What loading one project may cost. Real projects stay far below; files that are made to exhaust their reader do not.

/// How deep files may include each other. Each is read while the one around it waits.
pub(super) const INCLUDE_DEPTH: usize = 50;

/// How many services may extend each other in a row.
pub(super) const EXTENDS_DEPTH: usize = 100;

/// The most bytes that texts with variables may have together.
pub(super) const TEXT: usize = 32 * 1024 * 1024;

/// The most ports that short forms may stand for together; the largest real ranges, of calls and streams, have some ten
/// thousand.
pub(super) const PORTS: usize = 30_000;

/// The most files that may be read for includes and extensions.
pub(super) const FILES: usize = 1_000;

/// What is left of a project's share.
pub(super) struct Budget {
    pub(super) text: Share,
    pub(super) ports: Share,
    pub(super) files: Share,
}

impl Default for Budget {
    fn default() -> Self {
        Self { text: Share::new(TEXT), ports: Share::new(PORTS), files: Share::new(FILES) }
    }
}

/// What is left of one thing, and whether somebody heard that it is not enough.
pub(super) struct Share {
    left: usize,
    refused: bool,
}

/// That something is too much.
pub(super) struct Refused {
    /// Whether nothing was too much before, so that it is worth a message.
    pub(super) first: bool,
}

impl Share {
    fn new(left: usize) -> Self {
        Self { left, refused: false }
    }

    /// Takes a part of what is left; after the first part that is too large there is nothing any more.
    pub(super) fn take(&mut self, part: usize) -> Result<(), Refused> {
        match self.left.checked_sub(part).filter(|_| !self.refused) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(Refused { first: !std::mem::replace(&mut self.refused, true) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_much_is_refused_and_said_once() {
        let mut share = Share::new(5);
        let taken = [2, 3, 1, 0].map(|part| share.take(part).map_err(|refused| refused.first));
        assert_eq!(taken, [Ok(()), Ok(()), Err(true), Err(false)]);
    }
}
