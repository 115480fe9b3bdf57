//! Volumes of Pods, and claims.

use k8s_openapi::api::core::v1 as core;

use super::api;

api! { core;
    AWSElasticBlockStoreVolumeSource {
        fs_type as "fsType", partition, read_only as "readOnly", volume_id as "volumeID"
    }
    AzureDiskVolumeSource {
        caching_mode as "cachingMode", disk_name as "diskName", disk_uri as "diskURI", fs_type as "fsType",
        kind, read_only as "readOnly"
    }
    AzureFilePersistentVolumeSource {
        read_only as "readOnly", secret_name as "secretName", secret_namespace as "secretNamespace",
        share_name as "shareName"
    }
    AzureFileVolumeSource {
        read_only as "readOnly", secret_name as "secretName", share_name as "shareName"
    }
    CSIPersistentVolumeSource {
        controller_expand_secret_ref as "controllerExpandSecretRef",
        controller_publish_secret_ref as "controllerPublishSecretRef", driver, fs_type as "fsType",
        node_expand_secret_ref as "nodeExpandSecretRef", node_publish_secret_ref as "nodePublishSecretRef",
        node_stage_secret_ref as "nodeStageSecretRef", read_only as "readOnly",
        volume_attributes as "volumeAttributes", volume_handle as "volumeHandle"
    }
    CSIVolumeSource {
        driver, fs_type as "fsType", node_publish_secret_ref as "nodePublishSecretRef",
        read_only as "readOnly", volume_attributes as "volumeAttributes"
    }
    CephFSPersistentVolumeSource {
        monitors, path, read_only as "readOnly", secret_file as "secretFile", secret_ref as "secretRef",
        user
    }
    CephFSVolumeSource {
        monitors, path, read_only as "readOnly", secret_file as "secretFile", secret_ref as "secretRef",
        user
    }
    CinderPersistentVolumeSource {
        fs_type as "fsType", read_only as "readOnly", secret_ref as "secretRef", volume_id as "volumeID"
    }
    CinderVolumeSource {
        fs_type as "fsType", read_only as "readOnly", secret_ref as "secretRef", volume_id as "volumeID"
    }
    ClusterTrustBundleProjection {
        label_selector as "labelSelector", name, optional, path, signer_name as "signerName"
    }
    ConfigMapProjection { name, items, optional }
    ConfigMapVolumeSource { name, default_mode as "defaultMode", items, optional }
    DownwardAPIProjection { items }
    DownwardAPIVolumeFile { path, field_ref as "fieldRef", mode, resource_field_ref as "resourceFieldRef" }
    DownwardAPIVolumeSource { default_mode as "defaultMode", items }
    EmptyDirVolumeSource { medium, size_limit as "sizeLimit" }
    EphemeralVolumeSource { volume_claim_template as "volumeClaimTemplate" }
    FCVolumeSource { fs_type as "fsType", lun, read_only as "readOnly", target_wwns as "targetWWNs", wwids }
    FlexPersistentVolumeSource {
        driver, fs_type as "fsType", options, read_only as "readOnly", secret_ref as "secretRef"
    }
    FlexVolumeSource {
        driver, fs_type as "fsType", options, read_only as "readOnly", secret_ref as "secretRef"
    }
    FlockerVolumeSource { dataset_name as "datasetName", dataset_uuid as "datasetUUID" }
    GCEPersistentDiskVolumeSource {
        fs_type as "fsType", partition, pd_name as "pdName", read_only as "readOnly"
    }
    GitRepoVolumeSource { directory, repository, revision }
    GlusterfsPersistentVolumeSource {
        endpoints, endpoints_namespace as "endpointsNamespace", path, read_only as "readOnly"
    }
    GlusterfsVolumeSource { endpoints, path, read_only as "readOnly" }
    HostPathVolumeSource { path, type_ as "type" }
    ISCSIPersistentVolumeSource {
        chap_auth_discovery as "chapAuthDiscovery", chap_auth_session as "chapAuthSession",
        fs_type as "fsType", initiator_name as "initiatorName", iqn, iscsi_interface as "iscsiInterface",
        lun, portals, read_only as "readOnly", secret_ref as "secretRef", target_portal as "targetPortal"
    }
    ISCSIVolumeSource {
        chap_auth_discovery as "chapAuthDiscovery", chap_auth_session as "chapAuthSession",
        fs_type as "fsType", initiator_name as "initiatorName", iqn, iscsi_interface as "iscsiInterface",
        lun, portals, read_only as "readOnly", secret_ref as "secretRef", target_portal as "targetPortal"
    }
    ImageVolumeSource { pull_policy as "pullPolicy", reference }
    KeyToPath { key, path, mode }
    LocalVolumeSource { fs_type as "fsType", path }
    NFSVolumeSource { server, path, read_only as "readOnly" }
    PersistentVolume: object { metadata, spec; status }
    PersistentVolumeClaim: object { metadata, spec; status }
    PersistentVolumeClaimSpec {
        access_modes as "accessModes", storage_class_name as "storageClassName",
        volume_name as "volumeName", selector, data_source as "dataSource",
        data_source_ref as "dataSourceRef", resources,
        volume_attributes_class_name as "volumeAttributesClassName", volume_mode as "volumeMode"
    }
    PersistentVolumeClaimTemplate { metadata, spec }
    PersistentVolumeClaimVolumeSource { claim_name as "claimName", read_only as "readOnly" }
    PersistentVolumeSpec {
        capacity, access_modes as "accessModes",
        persistent_volume_reclaim_policy as "persistentVolumeReclaimPolicy",
        storage_class_name as "storageClassName", mount_options as "mountOptions", nfs,
        aws_elastic_block_store as "awsElasticBlockStore", azure_disk as "azureDisk",
        azure_file as "azureFile", cephfs, cinder, claim_ref as "claimRef", csi, fc,
        flex_volume as "flexVolume", flocker, gce_persistent_disk as "gcePersistentDisk", glusterfs,
        host_path as "hostPath", iscsi, local, node_affinity as "nodeAffinity",
        photon_persistent_disk as "photonPersistentDisk", portworx_volume as "portworxVolume", quobyte, rbd,
        scale_io as "scaleIO", storageos, volume_attributes_class_name as "volumeAttributesClassName",
        volume_mode as "volumeMode", vsphere_volume as "vsphereVolume"
    }
    PhotonPersistentDiskVolumeSource { fs_type as "fsType", pd_id as "pdID" }
    PodCertificateProjection {
        certificate_chain_path as "certificateChainPath", credential_bundle_path as "credentialBundlePath",
        key_path as "keyPath", key_type as "keyType", max_expiration_seconds as "maxExpirationSeconds",
        signer_name as "signerName", user_annotations as "userAnnotations"
    }
    PortworxVolumeSource { fs_type as "fsType", read_only as "readOnly", volume_id as "volumeID" }
    ProjectedVolumeSource { default_mode as "defaultMode", sources }
    QuobyteVolumeSource { group, read_only as "readOnly", registry, tenant, user, volume }
    RBDPersistentVolumeSource {
        fs_type as "fsType", image, keyring, monitors, pool, read_only as "readOnly",
        secret_ref as "secretRef", user
    }
    RBDVolumeSource {
        fs_type as "fsType", image, keyring, monitors, pool, read_only as "readOnly",
        secret_ref as "secretRef", user
    }
    ScaleIOPersistentVolumeSource {
        fs_type as "fsType", gateway, protection_domain as "protectionDomain", read_only as "readOnly",
        secret_ref as "secretRef", ssl_enabled as "sslEnabled", storage_mode as "storageMode",
        storage_pool as "storagePool", system, volume_name as "volumeName"
    }
    ScaleIOVolumeSource {
        fs_type as "fsType", gateway, protection_domain as "protectionDomain", read_only as "readOnly",
        secret_ref as "secretRef", ssl_enabled as "sslEnabled", storage_mode as "storageMode",
        storage_pool as "storagePool", system, volume_name as "volumeName"
    }
    SecretProjection { name, items, optional }
    SecretReference { name, namespace }
    SecretVolumeSource { secret_name as "secretName", default_mode as "defaultMode", items, optional }
    ServiceAccountTokenProjection { path, expiration_seconds as "expirationSeconds", audience }
    StorageOSPersistentVolumeSource {
        fs_type as "fsType", read_only as "readOnly", secret_ref as "secretRef",
        volume_name as "volumeName", volume_namespace as "volumeNamespace"
    }
    StorageOSVolumeSource {
        fs_type as "fsType", read_only as "readOnly", secret_ref as "secretRef",
        volume_name as "volumeName", volume_namespace as "volumeNamespace"
    }
    TypedLocalObjectReference { api_group as "apiGroup", kind, name }
    TypedObjectReference { api_group as "apiGroup", kind, name, namespace }
    Volume {
        name, aws_elastic_block_store as "awsElasticBlockStore", azure_disk as "azureDisk",
        azure_file as "azureFile", cephfs, cinder, config_map as "configMap", csi,
        downward_api as "downwardAPI", empty_dir as "emptyDir", ephemeral, fc, flex_volume as "flexVolume",
        flocker, gce_persistent_disk as "gcePersistentDisk", git_repo as "gitRepo", glusterfs,
        host_path as "hostPath", image, iscsi, nfs, persistent_volume_claim as "persistentVolumeClaim",
        photon_persistent_disk as "photonPersistentDisk", portworx_volume as "portworxVolume", projected,
        quobyte, rbd, scale_io as "scaleIO", secret, storageos, vsphere_volume as "vsphereVolume"
    }
    VolumeNodeAffinity { required }
    VolumeProjection {
        cluster_trust_bundle as "clusterTrustBundle", config_map as "configMap",
        downward_api as "downwardAPI", pod_certificate as "podCertificate", secret,
        service_account_token as "serviceAccountToken"
    }
    VolumeResourceRequirements { limits, requests }
    VsphereVirtualDiskVolumeSource {
        fs_type as "fsType", storage_policy_id as "storagePolicyID",
        storage_policy_name as "storagePolicyName", volume_path as "volumePath"
    }
}
