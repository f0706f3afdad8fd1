//! A value that must not be seen: wiped when dropped, `[redacted]` when printed for debugging.
//!
//! It can be neither displayed, cloned nor serialised. Reading it is the method `expose`, and each call has a comment
//! that begins with `EXPOSE:` and says why it may, so that a review of who reads secrets is one search.

use core::fmt;
use zeroize::Zeroize;

/// A secret value: a passphrase, a key, the opened state.
///
/// It lies on the heap, so that handing it on moves a pointer and leaves no copy behind on the stack.
///
/// ```
/// use nightjar::vault::Secret;
///
/// let passphrase = Secret::new(String::from("lamp river seven bread"));
/// assert_eq!(format!("{passphrase:?}"), "[redacted]");
/// ```
pub struct Secret<T: Zeroize>(Box<T>);

impl<T: Zeroize> Secret<T> {
    /// Takes the value in. The place that it is moved from is the caller's to wipe.
    pub fn new(value: T) -> Secret<T> {
        Secret(Box::new(value))
    }

    /// A secret that is made in its place: `fill` writes over `empty`.
    pub fn build(empty: T, fill: impl FnOnce(&mut T)) -> Secret<T> {
        let mut secret = Secret::new(empty);
        fill(&mut secret.0);
        secret
    }

    /// The value. Each call has a comment beginning with `EXPOSE:` that says why.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;
    use std::cell::Cell;
    use std::rc::Rc;
    use zeroize::Zeroize;

    struct Watched(Rc<Cell<bool>>);

    impl Zeroize for Watched {
        fn zeroize(&mut self) {
            self.0.set(true);
        }
    }

    #[test]
    fn it_is_wiped_when_dropped() {
        let wiped = Rc::new(Cell::new(false));
        let secret = Secret::new(Watched(Rc::clone(&wiped)));
        assert!(!wiped.get());
        drop(secret);
        assert!(wiped.get());
    }

    #[test]
    fn debug_tells_nothing() {
        let secret = Secret::new(String::from("lamp river seven bread"));
        assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "[redacted] Some([redacted])");
    }
}
