//! Keeping documents.
