//! Codes that every target raises.

codes! {
    BUILD_NOT_CONVERTED "build-not-converted" note "A cluster runs images and builds none. Build the image, push it to a registry that the cluster can reach, and deploy then.";
    CLIENT_ONLY_KEY "client-only-key" note "The key speaks to the Docker client or to the machine that it runs on; nothing of the application is lost.";
    DEVELOP_NOT_CONVERTED "develop-not-converted" note "The rules of `docker compose watch` are for the machine of a developer; a cluster has nothing to watch.";
    ENV_SOURCE_MISSING "env-source-missing" error "A secret or config takes its content from an environment variable, and neither the environment nor `.env` sets it.";
    FILE_MISSING "file-missing" error "The project needs the content of a file, and the file cannot be read.";
    IMAGE_INVALID "image-invalid" error "The text is not the name of an image: `name`, `name:tag` or `registry/name:tag`, the name in lower case.";
    IMAGE_LOCAL_ONLY "image-local-only" lossy "Compose builds this image on its machine and gives it a local name. The nodes of a cluster pull images from a registry, where this name does not exist.";
    PORT_INVALID "port-invalid" error "Ports are whole numbers from 1 to 65535, or ranges of them.";
    PROFILE_INACTIVE "profile-inactive" note "A service with profiles is only started when one of them is active; without one it is left out.";
    PROVIDER_UNSUPPORTED "provider-unsupported" lossy "A program on the machine of the Docker client runs this service, not a container, so there is nothing to deploy.";
    UNUSED_RESOURCE "unused-resource" note "No service uses this network, volume, secret or config, so nothing is written for it.";
}
