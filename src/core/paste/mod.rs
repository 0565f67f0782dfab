//! Rows copied from a list become deals.
