//! Named volumes.

use super::Labels;

model! {
    /// A named volume ([compose-spec, "Volumes"]).
    ///
    /// [compose-spec, "Volumes"]: https://github.com/compose-spec/compose-spec/blob/main/07-volumes.md
    pub struct Volume {
        /// Its name outside of the project.
        name: Option<String>,
        /// The driver; `local` by default.
        driver: Option<String>,
        /// Options of the driver.
        driver_opts: Labels,
        /// Whether it exists already.
        external: Option<bool>,
        /// Metadata of the volume.
        labels: Labels,
    }
}

impl Volume {
    /// Whether the volume exists already, with the default.
    #[must_use]
    pub fn is_external(&self) -> bool {
        self.external.unwrap_or(false)
    }
}
