//! Changes to finished objects.

use crate::yaml::Node;
use crate::yaml::decode::{Decode, Decoder, Spanned};

model! {
    /// A change to objects that are finished otherwise: a list of operations, or what is merged over them.
    pub struct XPatch {
        /// What is changed.
        target: XPatchTarget,
        /// Operations as in RFC 6902.
        json: Option<Vec<XOperation>>,
        /// What is merged over the object, as `kubectl patch` does by default.
        merge: Option<Tree>,
    }
}

model! {
    /// The objects that a patch is for.
    pub struct XPatchTarget {
        /// Their kind, such as `Deployment`.
        kind: Option<Spanned<String>>,
        /// The name; all objects of the kind if it is not given.
        name: Option<Spanned<String>>,
        /// The group and version of the kind.
        api_version as "apiVersion": Option<Spanned<String>>,
    }
}

model! {
    /// One operation on an object.
    pub struct XOperation {
        /// What is done.
        op: Option<XOp>,
        /// Where, as in RFC 6901: `/spec/replicas`.
        path: Option<Spanned<String>>,
        /// Where a value comes from that is moved or copied.
        from: Option<Spanned<String>>,
        /// The value that is put there, or is expected there.
        value: Option<Tree>,
    }
}

keyword! {
    /// What an operation does.
    pub enum XOp {
        /// Puts a value where nothing is, or between items.
        Add = "add",
        /// Takes a value away.
        Remove = "remove",
        /// Puts a value in the place of another.
        Replace = "replace",
        /// Takes a value from one place to another.
        Move = "move",
        /// Puts a value to a second place.
        Copy = "copy",
        /// Goes on only if a value is there.
        Test = "test",
    }
}

/// A value of the Kubernetes API as it was written.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Tree(pub Node);

impl Decode for Tree {
    fn decode(node: Node, _: &mut Decoder<'_>) -> Option<Self> {
        Some(Self(node))
    }
}
