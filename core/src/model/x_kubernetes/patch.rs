//! Patches: changes of the finished objects, for what nothing else can say.

use crate::yaml::Node;
use crate::yaml::decode::{Absent, Decode, Decoder, Spanned};

model! {
    /// A change of the objects that a target names.
    pub struct Patch {
        /// What is changed.
        target: PatchTarget,
        /// Operations of a JSON patch (RFC 6902), in order.
        json: Vec<PatchOperation>,
        /// A part of an object that is merged into it by the rules of a strategic merge.
        merge: Raw,
    }
}

model! {
    /// Which objects a patch changes: all that have everything that is said here.
    pub struct PatchTarget {
        /// Their kind.
        kind: Spanned<String>,
        /// Their name; any by default.
        name: Option<Spanned<String>>,
        /// Their group and version; any by default.
        api_version as "apiVersion": Option<Spanned<String>>,
    }
}

model! {
    /// An operation of a JSON patch.
    pub struct PatchOperation {
        /// What is done.
        op: Option<PatchOp>,
        /// Where, as a JSON pointer.
        path: Spanned<String>,
        /// Where it is taken from, as a JSON pointer.
        from: Option<Spanned<String>>,
        /// What is added, put in the place of something, or expected.
        value: Raw,
    }
}

keyword! {
    /// The operations of a JSON patch.
    pub enum PatchOp {
        /// Adds a value.
        Add = "add",
        /// Takes a value away.
        Remove = "remove",
        /// Puts a value in the place of another.
        Replace = "replace",
        /// Takes a value away and adds it elsewhere.
        Move = "move",
        /// Adds a value that stands elsewhere.
        Copy = "copy",
        /// Fails unless a value is as expected.
        Test = "test",
    }
}

/// A tree that is taken as it is.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Raw(pub Option<Node>);

impl Decode for Raw {
    fn decode(node: Node, _: &mut Decoder<'_>) -> Option<Self> {
        Some(Self(Some(node)))
    }
}

impl Absent for Raw {
    fn is_absent(&self) -> bool {
        self.0.is_none()
    }
}
