//! How often things are tried: a little in every test run, as often as is promised in `make torture`.

/// How many times, usually and in full.
pub fn times(usual: usize, full: usize) -> usize {
    if std::env::var_os("STAGECRAFT_TORTURE").is_some() { full } else { usual }
}

/// Tells `make torture` how much was tried.
pub fn tried(count: usize) {
    println!("tried {count}");
}
