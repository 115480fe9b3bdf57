//! The rules by number, name and meaning.

use std::fmt;

/// Declares the rules: `number Name "meaning";`.
macro_rules! rules {
    ($($number:literal $name:ident $meaning:literal;)*) => {
        /// What every output has to keep to. The numbers are stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Rule {
            $(#[doc = $meaning] $name = $number,)*
        }

        impl Rule {
            /// Every rule, by number.
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$name),*];

            /// What holds where the rule is kept.
            pub(super) fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $meaning,)*
                }
            }
        }
    };
}

rules! {
    1 KnownFields "every field is one that the oldest release knows that has to take the objects";
    2 ServiceNames "names of Services are DNS labels that start with a letter, of at most 63 characters";
    3 PodNames "names of workloads, containers and volumes are DNS labels of at most 63 characters, or 52 where a suffix comes";
    4 ObjectNames "all other names are DNS names of at most 253 characters";
    5 Metadata "labels and annotations have valid keys, labels valid values, and annotations have at most 256 KiB together";
    6 UniqueObjects "no two objects have the same kind and name";
    7 Namespaces "all objects are in one namespace, save those that are in none";
    8 OwnPods "a workload selects the Pods of its own template";
    9 NoOtherPods "no workload selects the Pods of another one";
    10 ServicePods "every Service selects Pods of the application";
    11 ClusterSelects "Jobs have no selector of their own, and nothing has a number of Pods that the cluster decides";
    12 ScaledByOne "what an autoscaler scales has no fixed number of Pods";
    13 RestartPolicies "Pods of Jobs restart on failure or never, all others always";
    14 JobNumbers "the numbers of a Job are not below zero";
    15 RecreateAlone "a Deployment that stops all Pods first has no settings for a rolling update";
    16 UpdatesMove "a rolling update may add a Pod or take one away";
    17 ProgressDeadlines "a rollout may last longer than a Pod takes to be ready";
    18 GracePeriods "Pods have at least one second to stop";
    19 ContainerNames "the containers of a Pod, at least one, have different names";
    20 Images "every container has an image, by a valid reference";
    21 ContainerPorts "ports of a container are between 1 and 65535, different, and have valid names";
    22 ServicePorts "ports of a Service are between 1 and 65535 and different; if there are several, each has a name";
    23 TargetPorts "a named target port is a port of every Pod behind the Service";
    24 PortsOfServices "a Service that is not headless has a port";
    25 NodePorts "ports of the nodes are between 30000 and 32767, and each belongs to one Service";
    26 MountedVolumes "what is mounted is a volume of the Pod";
    27 UsedVolumes "every volume is mounted";
    28 VolumeNames "the volumes of a Pod have different names";
    29 MountPaths "a mount has an absolute path below `/`, without `:`, and is alone there";
    30 SubPaths "a sub-path stays inside of its volume";
    31 SecretsFolder "no file is mounted where the folder of secrets belongs";
    32 References "what Pods refer to is in the output or exists already";
    33 ReferredKeys "the keys that volumes take are in their ConfigMaps and Secrets";
    34 Claims "a claim says how it is mounted and its size, and nobody writes to one that can only be read";
    35 ClaimsOnce "no claim stands alone and is made for each Pod as well";
    36 DataKeys "keys of ConfigMaps and Secrets are valid file names";
    37 DataOnce "no key of a ConfigMap or Secret has both a text and bytes";
    38 DataSize "a ConfigMap or Secret holds at most 1 MiB";
    40 Secrecy "no password and no private key is in a ConfigMap, unless it is asked for";
    41 VariableNames "names of environment variables are valid in the oldest release, and different";
    42 VariableSources "what variables take their values from is in the output or exists already";
    43 DollarSigns "what the kubelet makes of `$` gives back what stands in the Compose file";
    45 Handlers "a probe or a hook does exactly one thing";
    46 ProbeNumbers "the numbers of a probe are at least 1";
    47 SuccessThresholds "liveness and startup are proven by one success";
    48 Programs "what a probe or a hook runs has a name";
    49 ProbePorts "the ports of probes and hooks are ports of the container";
    50 ProbedContainers "only containers that run for ever have probes";
    51 Quantities "quantities are valid and not negative";
    52 Limits "no request is above its limit";
    53 WholeDevices "devices are asked for in whole numbers";
    54 NodeAffinities "what is asked of nodes can be";
    55 TopologyKeys "what says that Pods are near to or far from each other names a label of nodes";
    56 PodAffinities "a Pod that must be near to others wants to be near to Pods of the application";
    57 Escalation "no container forbids more rights and has them all";
    58 Processes "a Pod does not share the processes of the node and those of its containers";
    59 Root "no container forbids root and runs as root";
    60 SysctlsOfNode "no Pod changes kernel settings that it shares with the node";
    61 PortsOfNode "a Pod in the network of the node has the same ports inside and outside";
    62 Windows "Pods for Windows have no settings that only Linux knows";
    63 Restricted "Pods that are to keep to the standard \"restricted\" do";
    64 ScaleTargets "autoscalers and disruption budgets are for workloads of the output";
    65 Backends "requests from outside lead to a port of a Service of the output";
    66 Certificates "every host of a certificate has a rule";
    67 GoverningServices "a StatefulSet names a headless Service of the output";
    68 Bindings "rights are those of a Role of the output, for accounts of the output";
    69 Waits "a wait is for a port of a Service or for a Job of the output";
    70 PolicyPods "a network policy is for Pods of the application";
    71 PolicyTypes "a network policy says which directions it limits";
    72 NameServers "Pods whose connections are limited can still ask for names";
    73 PublishedPorts "network policies leave open what is published";
    74 WaitsAdmitted "network policies leave open what is waited for";
    75 Order "objects come after those that they need";
    76 NamespaceFirst "the Namespace comes first";
    79 NothingEmpty "nothing is empty that means nothing, and nothing is set that only the cluster sets";
    80 Vocabularies "fields with a fixed set of words have one of them";
    81 Bounds "numbers are between those that a field can have";
    82 Texts "texts are such as a field can have: addresses, names, paths, schedules";
    83 Choices "where there is a choice between several fields, exactly one is there";
    84 MountOptions "the options of a mount do not contradict each other";
    85 DeviceLimits "devices and huge pages are asked for up to their limit, and resources are known ones";
    86 Profiles "a profile of the node is named where it is used, and nowhere else";
    87 Repetitions "kernel settings and rules of spreading are said once";
    88 HostPorts "a port of the node is taken once in a Pod";
    89 DnsSettings "a Pod has at least one name server, and not more settings for names than it can have";
    90 Tolerations "what a Pod tolerates does not contradict itself";
    91 Shares "how many Pods come and go in an update is a number or a share";
    92 DisruptionBudgets "a disruption budget says in one way how many Pods may be missing";
    93 ServiceTypes "the fields of a Service go with its type";
    94 SecretTypes "Secrets of a known type have its keys";
    95 ClusterStorage "a volume has one place, and modes and a size that can be";
    96 PolicyPeers "network policies are about Pods or addresses, and about ports that there can be";
    97 Scaling "an autoscaler aims at one thing, between a least and a greatest number of Pods";
    98 Ingresses "an Ingress leads somewhere, and names its class once";
    99 Rights "a Role says on what it gives which rights, and its binding in which groups";
    100 Selectors "labels that are asked for can be";
    101 PodKinds "containers and Pods have no fields that are for other kinds of them";
    102 HostUsers "a Pod with users of its own shares no namespaces with the node";
    103 JobModes "what counts the Pods of a Job needs Pods with numbers";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "V{}", *self as u8)
    }
}
