//! Paths as the stack file writes them.

/// A path relative to a directory, in the form that a stack file needs: beginning with `./` or `../`.
/// A path outside of the directory that is absolute stays so.
pub(super) fn relative(directory: &str, path: &str) -> String {
    let absolute = is_absolute(path);
    if absolute != is_absolute(directory) {
        return path.to_owned();
    }
    let base = parts(directory);
    let parts = parts(path);
    let shared = base.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    if absolute && shared < base.len() {
        return path.to_owned();
    }
    let up = std::iter::repeat_n("..", base.len() - shared);
    let steps: Vec<&str> = up.chain(parts.into_iter().skip(shared)).collect();
    match steps.first() {
        None => ".".to_owned(),
        Some(&"..") => steps.join("/"),
        Some(_) => format!("./{}", steps.join("/")),
    }
}

fn is_absolute(path: &str) -> bool {
    path.starts_with(['/', '\\']) || path.get(1..2) == Some(":")
}

fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !matches!(*part, "" | ".")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_from_the_directory() {
        let table = [
            ("/p", "/p/nginx.conf", "./nginx.conf"),
            ("/p", "/p", "."),
            ("/p", "/etc/hosts", "/etc/hosts"),
            ("/p", "/pq/x", "/pq/x"),
            ("", "conf/a", "./conf/a"),
            (".", "./conf/a", "./conf/a"),
            ("shop", "shop/a", "./a"),
            ("shop", "other/a", "../other/a"),
            ("", "../a", "../a"),
            ("shop", "/etc", "/etc"),
            ("C:/p", "C:/p/a", "./a"),
        ];
        for (directory, path, expected) in table {
            assert_eq!(relative(directory, path), expected, "{path} from {directory}");
        }
    }
}
