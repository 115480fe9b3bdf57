//! The folders that images are built from.

use std::collections::BTreeMap;

use crate::Application;
use crate::model::Service;

/// The build contexts of all images.
pub(crate) struct Contexts<'a> {
    directory: &'a str,
    /// Those of the services that name an image, by its name.
    of_image: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Contexts<'a> {
    pub(crate) fn new(application: &'a Application) -> Self {
        let directory = application.directory.as_str();
        let mut of_image: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (_, service) in &application.project.services {
            if let Some((image, context)) = service.image.as_deref().zip(context(service, directory)) {
                of_image.entry(image).or_default().push(context);
            }
        }
        Self { directory, of_image }
    }

    /// The folders from which the image of a service is built, by itself or by others that share the image.
    pub(crate) fn of(&self, service: &'a Service) -> Vec<&'a str> {
        match service.image.as_deref() {
            Some(image) => self.of_image.get(image).cloned().unwrap_or_default(),
            None => context(service, self.directory).into_iter().collect(),
        }
    }
}

/// The folder that a service is built from, unless it is a repository.
fn context<'a>(service: &'a Service, directory: &'a str) -> Option<&'a str> {
    let context = service.build.as_ref()?.context.as_deref().unwrap_or(directory);
    (!is_remote(context)).then_some(context)
}

/// Whether a build context is a repository and no folder.
fn is_remote(context: &str) -> bool {
    context.contains("://") || context.starts_with("git@") || context.starts_with("github.com/")
}
