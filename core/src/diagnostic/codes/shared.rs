//! Codes that every target raises.

pub use super::kubernetes::{
    BUILD_NOT_CONVERTED, CLIENT_ONLY_KEY, DEVELOP_NOT_CONVERTED, PROVIDER_UNSUPPORTED,
};

codes! {
    ENV_SOURCE_MISSING "env-source-missing" error "A secret or config takes its content from an environment variable, and neither the environment nor `.env` sets it.";
    FILE_MISSING "file-missing" error "The project needs the content of a file, and the file cannot be read.";
    IMAGE_INVALID "image-invalid" error "The text is not the name of an image: `name`, `name:tag` or `registry/name:tag`, the name in lower case.";
    IMAGE_LOCAL_ONLY "image-local-only" lossy "Compose builds this image on its machine and gives it a local name. The nodes of a cluster pull images from a registry, where this name does not exist.";
    PORT_INVALID "port-invalid" error "Ports are whole numbers from 1 to 65535, or ranges of them.";
    PROFILE_INACTIVE "profile-inactive" note "A service with profiles is only started when one of them is active; without one it is left out.";
    UNUSED_RESOURCE "unused-resource" note "No service uses this network, volume, secret or config, so nothing is written for it.";
}
