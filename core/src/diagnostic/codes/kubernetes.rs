//! Codes of the kubernetes target.

codes! {
    API_SOCKET_UNSUPPORTED "api-socket-unsupported" lossy "Compose can lend a container the socket of the Docker engine. The nodes of a cluster run containers without that engine, so there is no socket to lend.";
    BLKIO_UNSUPPORTED "blkio-unsupported" lossy "Kubernetes has no field for the share or the speed of block devices. A storage class may offer fast and slow volumes instead.";
    BUILD_NOT_CONVERTED "build-not-converted" note "A cluster pulls images, it does not build them. The image keeps its name in the manifests, and has to be built and pushed before they are applied.";
    CLIENT_ONLY_KEY "client-only-key" note "The key speaks to the Docker client or to the developer's machine, so a cluster needs no counterpart.";
    CPU_TUNING_UNSUPPORTED "cpu-tuning-unsupported" lossy "A container in Kubernetes has a CPU limit and a CPU request, and nothing finer. Shares follow from the request; sets of cores are a setting of the node.";
    CREDENTIAL_SPEC_UNSUPPORTED "credential-spec-unsupported" lossy "Group managed service accounts of Windows need objects in the cluster that only its administrator can create.";
    DEPENDS_ON_RESTART "depends-on-restart" note "Compose can start a service again when a dependency of it is recreated. Pods live on their own; a robust application connects again by itself.";
    DEVELOP_NOT_CONVERTED "develop-not-converted" note "Watch rules copy files into running containers during development. In a cluster, a new image is rolled out instead.";
    DEVICE_UNSUPPORTED "device-unsupported" lossy "Kubernetes gives devices to containers through device plug-ins, as countable resources. Mounting a device file alone gives no right to use it.";
    DOMAINNAME_UNSUPPORTED "domainname-unsupported" lossy "The domain of a Pod is made of its namespace and the cluster's domain, and cannot be chosen.";
    EXTERNAL_LINK_UNSUPPORTED "external-link-unsupported" lossy "The link names a container that another project runs. In a cluster it is reached through a Service, which that other application or you must provide.";
    GPU_APPROXIMATED "gpu-approximated" lossy "A container in Kubernetes asks for a number of GPUs. Which ones they are, and options of the driver, are up to the device plug-in.";
    HOOK_OPTION_UNSUPPORTED "hook-option-unsupported" lossy "Hooks in Kubernetes run inside the container as its own user and with its own rights; neither can be changed for a hook.";
    INVALID_OUTPUT "invalid-output" error "An object breaks a rule of the Kubernetes API, so a cluster would refuse it, and nothing is written. This is a mistake of the conversion or of a patch: please report it together with the Compose file.";
    IPAM_UNSUPPORTED "ipam-unsupported" lossy "Addresses of Pods come from ranges that were chosen when the cluster was set up. Applications should use names.";
    IP_FAMILY_IGNORED "ip-family-ignored" note "Whether Pods have IPv4 addresses, IPv6 addresses or both was decided when the cluster was set up.";
    ISOLATION_UNSUPPORTED "isolation-unsupported" lossy "The isolation of Windows containers is a setting of the node, or of a RuntimeClass that its administrator provides.";
    LOGGING_BY_KUBELET "logging-by-kubelet" note "The node writes the output of containers to files and rotates them; size and number are settings of the node. `kubectl logs` shows them.";
    LOGGING_UNSUPPORTED "logging-unsupported" lossy "Log drivers are a feature of the Docker engine. A cluster collects the output of all containers with an agent on each node, which can send it to the same place.";
    MODEL_OPTION_UNSUPPORTED "model-option-unsupported" lossy "Options of a language model configure the server that runs it. A cluster uses a server that is already there.";
    MOUNT_OPTION_IGNORED "mount-option-ignored" note "The option has no counterpart for the kind of volume that the mount has become.";
    NAMESPACE_UNSUPPORTED "namespace-unsupported" lossy "Containers of a Pod share some namespaces with each other or with the node. This combination has no field in Kubernetes.";
    NETWORK_DRIVER_UNSUPPORTED "network-driver-unsupported" lossy "Every Pod is on the one network of the cluster; a plug-in can add others, but there is no standard for asking for them.";
    NETWORK_OPTION_UNSUPPORTED "network-option-unsupported" lossy "The option configures a network driver of Docker, which no cluster uses.";
    OOM_UNSUPPORTED "oom-unsupported" lossy "The node sets the out-of-memory score of a container from its memory request and limit. A container whose requests equal its limits is ended last.";
    PIDS_LIMIT_UNSUPPORTED "pids-limit-unsupported" note "The number of processes in a Pod is limited by a setting of the node, for all Pods alike.";
    PROVIDER_UNSUPPORTED "provider-unsupported" lossy "A provider is a program on the developer's machine that sets something up and tells Compose how to reach it. Nothing of that can be put into a manifest.";
    RESTART_TIMING_UNSUPPORTED "restart-timing-unsupported" note "A node starts failed containers again after a pause that doubles from 10 seconds to 5 minutes. The times cannot be chosen.";
    ROLLBACK_USES_UPDATE_STRATEGY "rollback-uses-update-strategy" note "Undoing a rollout is a rollout to the older version, with the same strategy.";
    SECRET_DRIVER_UNSUPPORTED "secret-driver-unsupported" lossy "The value of the secret lies in a store that only the Docker engine's plug-in can read. The manifests refer to a Secret that must be created by other means.";
    SINGLE_NETWORK "single-network" note "A Pod has one network interface, so the order of interfaces and gateways means nothing.";
    STATIC_ADDRESS_UNSUPPORTED "static-address-unsupported" lossy "Addresses and interfaces of a Pod belong to the network of the cluster and change with every Pod. Services have lasting names.";
    STOP_SIGNAL_UNSUPPORTED "stop-signal-unsupported" lossy "Kubernetes sends the signal that the image asks for (`STOPSIGNAL`), else SIGTERM. Another one has to be built into the image, or be sent by a `pre_stop` hook.";
    SWAP_UNSUPPORTED "swap-unsupported" lossy "Whether containers may swap is a setting of the node; a Pod cannot ask for it.";
    TEMPLATE_DRIVER_UNSUPPORTED "template-driver-unsupported" lossy "Swarm can fill in placeholders of a config or secret when a container starts. Kubernetes hands out the content as it is.";
    TMPFS_OPTION_IGNORED "tmpfs-option-ignored" note "A memory volume in Kubernetes has a size and no other option.";
    ULIMITS_UNSUPPORTED "ulimits-unsupported" lossy "Resource limits of processes come from the container runtime of the node. Where a higher limit is needed, the node has to be set up for it.";
    VERSION_IGNORED "version-ignored" note "The version of the file format has had no meaning since 2020, and tools ignore it.";
    VOLUME_DRIVER_UNSUPPORTED "volume-driver-unsupported" lossy "Volume drivers are plug-ins of the Docker engine. In a cluster, the storage class of a claim decides where the data is kept.";
}
