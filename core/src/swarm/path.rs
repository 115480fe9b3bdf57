//! Paths as the stack file writes them.

/// The source of a bind mount as seen from the folder of the stack file. One outside of the project is the
/// node's own and stays as it is.
pub(super) fn source(project: &str, folder: &str, path: &str) -> String {
    let inside = is_absolute(path) == is_absolute(project) && parts(path).starts_with(&parts(project));
    if inside || !is_absolute(path) { relative(folder, path) } else { path.to_owned() }
}

/// A path relative to a directory, in the form that a stack file needs: beginning with `./` or `../`.
fn relative(directory: &str, path: &str) -> String {
    let absolute = is_absolute(path);
    if absolute != is_absolute(directory) {
        return if absolute { path.to_owned() } else { relative("", path) };
    }
    let base = parts(directory);
    let parts = parts(path);
    let shared = base.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    if absolute && shared == 0 {
        return path.to_owned();
    }
    let up = std::iter::repeat_n("..", base.len() - shared);
    let steps: Vec<&str> = up.chain(parts.into_iter().skip(shared)).collect();
    match steps.as_slice() {
        [] => "./".to_owned(),
        [".."] => "../".to_owned(),
        ["..", ..] => steps.join("/"),
        _ => format!("./{}", steps.join("/")),
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
            ("/p", "/p", "/p/nginx.conf", "./nginx.conf"),
            ("/p", "/p/swarm", "/p/nginx.conf", "../nginx.conf"),
            ("/a/p", "/a/out", "/a/p/nginx.conf", "../p/nginx.conf"),
            ("/p", "/out", "/p/nginx.conf", "/p/nginx.conf"),
            ("/p", "/p", "/p", "./"),
            ("/p", "/p/swarm", "/p", "../"),
            ("/p", "/p", "/etc/hosts", "/etc/hosts"),
            ("/p", "/p", "/pq/x", "/pq/x"),
            ("", "", "conf/a", "./conf/a"),
            (".", ".", "./conf/a", "./conf/a"),
            ("shop", "shop", "shop/a", "./a"),
            ("shop", "swarm", "shop/a", "../shop/a"),
            ("shop", "shop", "other/a", "../other/a"),
            ("", "", "../a", "../a"),
            ("shop", "shop", "/etc", "/etc"),
            ("shop", "/out", "shop/a", "./shop/a"),
            ("C:/p", "C:/p", "C:/p/a", "./a"),
        ];
        for (project, folder, path, expected) in table {
            assert_eq!(source(project, folder, path), expected, "{path} from {folder}");
        }
    }
}
