//! Dependencies between services.

model! {
    /// What is awaited of another service ([compose-spec, `depends_on`]).
    ///
    /// [compose-spec, `depends_on`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#depends_on
    pub struct Dependency {
        /// What must hold before this service starts; `service_started` by default.
        condition: Option<Condition>,
        /// Whether the dependency must exist; true by default.
        required: Option<bool>,
        /// Whether this service is started again when the dependency is.
        restart: Option<bool>,
    }
}

keyword! {
    /// What is awaited of a dependency.
    pub enum Condition {
        /// Its container has been started.
        Started = "service_started",
        /// Its health check passes.
        Healthy = "service_healthy",
        /// It has ended without an error.
        CompletedSuccessfully = "service_completed_successfully",
    }
}

impl Dependency {
    /// What is awaited, with the default.
    #[must_use]
    pub fn condition(&self) -> Condition {
        self.condition.unwrap_or(Condition::Started)
    }

    /// Whether the dependency must exist, with the default.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.required.unwrap_or(true)
    }
}
