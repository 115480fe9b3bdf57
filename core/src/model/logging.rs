//! Where logs go.

use super::Labels;

model! {
    /// Where logs go ([compose-spec, `logging`]).
    ///
    /// [compose-spec, `logging`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#logging
    pub struct Logging {
        /// The driver; `json-file` by default.
        driver: Option<String>,
        /// Options of the driver.
        options: Labels,
    }
}
