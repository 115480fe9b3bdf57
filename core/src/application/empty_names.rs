//! Names of networks, volumes, secrets and configs that are empty.

use super::Application;

impl Application {
    /// An empty name is none: a variable without a value often stands behind it. The canonical form keeps it, as that
    /// of Docker Compose does.
    pub(crate) fn forget_empty_names(&mut self) {
        let project = &mut self.project;
        let names = project.networks.0.values_mut().map(|network| &mut network.name);
        let names = names.chain(project.volumes.0.values_mut().map(|volume| &mut volume.name));
        let names = names.chain(project.secrets.0.values_mut().map(|secret| &mut secret.name));
        let names = names.chain(project.configs.0.values_mut().map(|config| &mut config.name));
        for name in names {
            name.take_if(|name| name.is_empty());
        }
    }
}
