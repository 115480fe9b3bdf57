//! The image of each service.

use super::Start;
use super::text::Text;
use crate::diagnostic::codes::shared as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Service;
use crate::model::image::is_image_reference;

/// The image of a service: its own, or the one that Compose gives to what it builds, in the registry that is said.
pub(super) fn image(
    start: Start<'_>,
    (name, service): (&str, &Service),
    diagnostics: &mut Diagnostics,
) -> Option<Text> {
    if let Some(image) = service.image.as_deref().filter(|image| !image.is_empty()) {
        if !is_image_reference(image) {
            let message = format!("`{image}` is not the name of an image");
            diagnostics.push(
                Diagnostic::new(codes::IMAGE_INVALID, service.origin.value("image"), message)
                    .help("write `name:tag` or `registry/name:tag`, with the name in lower case"),
            );
        }
        return Some(Text::from(image));
    }
    service.build.as_ref()?;
    let image = format!("{}-{name}", start.application.project.name);
    if let Some(prefix) = &start.options.image_prefix {
        return Some(Text::from(format!("{}/{image}", prefix.trim_end_matches('/'))));
    }
    let message = format!("`{image}` is built here and is in no registry, so no node can pull it");
    diagnostics.push(
        Diagnostic::new(codes::IMAGE_LOCAL_ONLY, service.origin.key("build"), message)
            .help("add `image: REGISTRY/NAME:TAG`, build, and push it with `docker compose push`; or say `--image-prefix`"),
    );
    Some(Text::from(image))
}
