//! Codes of the swarm target.

codes! {}
