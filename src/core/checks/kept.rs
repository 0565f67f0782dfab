//! Running the checks again and again, as the map changes: only what a change concerns is read anew.

use super::finding::{Finding, Findings};
use super::muted::muted_by;
use super::rules::ALL;
use super::subject::{Report, Subject};
use super::texts::Read;
use crate::core::analytics::Ledger;
use crate::core::command::Touched;
use crate::core::ids::NodeId;
use crate::core::model::{Date, Document};
use crate::core::sorted::Map;

/// What is known of a document since it was last checked. Texts are read again only where a node has changed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Checker {
    texts: Map<NodeId, Read>,
}

impl Checker {
    /// Something has changed.
    pub fn touch(&mut self, touched: &Touched) {
        if !touched.nodes.is_empty() {
            self.texts.retain(|node, _| !touched.nodes.contains(node));
        }
    }

    /// Everything that is found. It must have been told of every change since the last time, and the ledger is up to date.
    pub fn find(&mut self, document: &Document, ledger: &Ledger, today: Date) -> Findings {
        let fresh = document.nodes.values().filter(|node| !self.texts.contains_key(&node.id));
        let fresh: Vec<(NodeId, Read)> = fresh.map(|node| (node.id, Read::of(node))).collect();
        if !fresh.is_empty() {
            self.texts.extend(fresh);
        }
        let subject = Subject::of(document, today, ledger, &self.texts);
        let mut found: Vec<Finding> = Vec::new();
        let mut judged = Vec::new();
        for rule in ALL {
            let mut report = Report { check: rule.check, judged: 0, found: &mut found };
            (rule.find)(&subject, &mut report);
            judged.push((rule.check, report.judged));
        }
        let judged = judged.into_iter().filter(|(_, places)| *places > 0).collect();
        let (mut open, mut muted) = (Vec::new(), Vec::new());
        let known = muted_by(document);
        for finding in found {
            match known.get(&(finding.check, finding.place)) {
                Some(by) => muted.push((finding, *by)),
                None => open.push(finding),
            }
        }
        Findings { open, muted, judged }
    }
}
