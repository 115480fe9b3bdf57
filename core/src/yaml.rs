//! YAML as trees and text; knows nothing of Compose.
