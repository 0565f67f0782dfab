//! What people do from beginning to end, as a list of commands, and what they see at each point.

use stagecraft::core::analytics::{Counting, FunnelQuery, funnel, loads, shares, totals};
use stagecraft::core::command::{Command, DealEdit, DealMove, MapEdit, NodeEdit, Rejection, TransitionEdit, plan};
use stagecraft::core::history::History;
use stagecraft::core::ids::{DealId, IdSource, ItemId, NodeId};
use stagecraft::core::io;
use stagecraft::core::language::Language;
use stagecraft::core::model::{Date, Document, Money, Node, NodeKind, Transition, TransitionKind};
use stagecraft::core::paste::{self, Column, PasteOptions};
use stagecraft::core::template::{Template, build, empty};

/// Somebody at work: the document, what can be taken back, and the day.
struct Desk {
    document: Document,
    history: History,
    ids: IdSource,
    today: Date,
}

impl Desk {
    fn new(document: Document, ids: IdSource) -> Desk {
        Desk { document, history: History::default(), ids, today: Date::parse("2026-03-02").unwrap() }
    }

    fn act(&mut self, command: Command) -> Result<(), Rejection> {
        let diff = plan(&self.document, &command)?;
        assert!(!diff.is_empty(), "{command:?}");
        self.document.apply(&diff);
        self.history.push(command.label(&self.document), diff);
        assert_eq!(self.document.invariants(), []);
        Ok(())
    }

    fn node(&self, name: &str) -> NodeId {
        let found = self.document.nodes.values().find(|node| node.name == name);
        found.unwrap_or_else(|| panic!("no {name}")).id
    }

    fn deal(&self, name: &str) -> DealId {
        self.document.deals.values().find(|deal| deal.name == name).unwrap().id
    }

    fn wait(&mut self, days: i64) {
        self.today = self.today.plus_days(days);
    }

    fn move_to(&self, deal: &str, node: &str) -> DealMove {
        DealMove::new(self.deal(deal), self.node(node), self.today)
    }

    /// Counts of the first bars and of the last.
    fn funnel(&self, counting: Counting, first: usize) -> (Vec<usize>, usize) {
        let funnel = funnel(&self.document, &FunnelQuery { counting, ..FunnelQuery::default() }, self.today);
        let counts: Vec<usize> = funnel.bars.iter().map(|bar| bar.count).collect();
        (counts[..first].to_vec(), counts[counts.len() - 1])
    }

    fn missing(&self, deal: &str, node: &str) -> Vec<ItemId> {
        match plan(&self.document, &Command::MoveDeal(self.move_to(deal, node))) {
            Err(Rejection::Gate { missing, .. }) => missing,
            other => panic!("no gate: {other:?}"),
        }
    }

    /// Ticks what the gate asks for and moves on.
    fn pass(&mut self, deal: &str, node: &str) {
        for item in self.missing(deal, node) {
            self.act(Command::EditDeal(self.deal(deal), DealEdit::Tick(item, true))).unwrap();
        }
        self.act(Command::MoveDeal(self.move_to(deal, node))).unwrap();
    }
}

#[test]
fn from_a_template_to_a_funnel() {
    let mut ids = IdSource::new(11);
    let template = build(Template::Six, Language::English, &mut ids, Date::parse("2026-03-02").unwrap());
    let first = template.clone();
    let mut desk = Desk::new(template, ids);

    // Make it ours.
    desk.act(Command::EditMap(MapEdit::Name("Nordwind's way".to_owned()))).unwrap();
    desk.act(Command::EditNode(desk.node("Needs call"), NodeEdit::Name("First talk".to_owned()))).unwrap();

    // Three deals by a line each, two from a list.
    for line in ["Acme, fleet upgrade 12k @Anna", "Brock, two sites € 8,500 @Ben", "Corva, training 900 EUR @Anna"] {
        let draft = paste::parse_line(line, desk.document.map.currency);
        let (stage, today) = (desk.node("New lead"), desk.today);
        let deal = draft.into_deal(&desk.document, &mut desk.ids, stage, today);
        desk.act(Command::AddDeals(vec![deal])).unwrap();
    }
    let list = "Title\tOrganization\tStage\tAmount\nSpare parts\tDelta\tFirst talk\t1.200,50\nRenewal\tEcho\tNegotiation\t3.000,00\n";
    let mut options = PasteOptions::new(desk.today);
    let preview = paste::parse(list, &desk.document, &options);
    assert_eq!(preview.columns, [Column::Name, Column::Company, Column::Stage, Column::Value].map(Some));
    assert_eq!(preview.unknown_stages, ["Negotiation"]);
    options.stage_map.insert("Negotiation".to_owned(), desk.node("Proposal"));
    let preview = paste::parse(list, &desk.document, &options);
    assert_eq!((preview.unknown_stages.len(), preview.problems().count()), (0, 0));
    let stage = desk.node("New lead");
    let command = paste::to_command(&desk.document, &preview, &mut desk.ids, stage);
    desk.act(command).unwrap();
    assert_eq!(desk.document.deals.len(), 5);
    assert_eq!(desk.document.deals[&desk.deal("Spare parts")].value, Money(120_050));
    assert_eq!(desk.funnel(Counting::Inferred, 4), (vec![5, 2, 1, 1], 0));

    // The gate holds until it is ticked, or somebody says why not.
    desk.wait(2);
    let missing = desk.missing("fleet upgrade", "First talk");
    assert!(!missing.is_empty());
    desk.pass("fleet upgrade", "First talk");
    let hurry =
        DealMove { override_reason: Some("They called us".to_owned()), ..desk.move_to("two sites", "First talk") };
    desk.act(Command::MoveDeal(hurry)).unwrap();
    let left = desk.document.deals[&desk.deal("two sites")].visits[0].left.clone().unwrap();
    assert_eq!(left.gate_override.unwrap().missing.len(), missing.len());
    assert_eq!(left.by.len(), 1);
    assert_eq!(desk.funnel(Counting::Inferred, 4), (vec![5, 4, 1, 1], 0));
    assert_eq!(desk.funnel(Counting::Current, 4), (vec![1, 3, 0, 1], 0));

    // One is won, one is lost, one put off.
    desk.wait(5);
    for node in ["Demo", "Proposal", "Order confirmed", "Onboarding"] {
        desk.pass("fleet upgrade", node);
    }
    let won = desk.document.nodes.values().find(|node| node.kind == NodeKind::Won).unwrap().name.clone();
    desk.pass("fleet upgrade", &won);
    let lost = Command::MoveDeal(desk.move_to("Renewal", "Lost"));
    assert!(matches!(desk.act(lost.clone()), Err(Rejection::ReasonNeeded { date: false, .. })));
    let Command::MoveDeal(lost) = lost else { unreachable!() };
    desk.act(Command::MoveDeal(DealMove { refusal_reason: Some("Price".to_owned()), ..lost })).unwrap();
    let later = DealMove {
        refusal_reason: Some("Budget in autumn".to_owned()),
        revisit: Some(desk.today.plus_days(90)),
        ..desk.move_to("Spare parts", "Not now")
    };
    desk.act(Command::MoveDeal(later)).unwrap();
    assert_eq!(desk.funnel(Counting::Inferred, 6), (vec![5, 4, 2, 2, 1, 1], 1));
    let numbers = totals(&desk.document, |_| true, desk.today);
    assert_eq!((numbers.won, numbers.lost, numbers.not_now), (1, 1, 1));
    assert_eq!((numbers.win_rate, numbers.won_value), (Some(0.5), Money(1_200_000)));
    let proposal = &funnel(&desk.document, &FunnelQuery::default(), desk.today).bars[3];
    assert_eq!((proposal.moved_on, proposal.lost_here, proposal.step_rate), (1, 1, Some(0.5)));

    // The other currency of the line was no other currency; the file opens as it was saved; all can be taken back.
    let saved = io::write(&desk.document);
    assert_eq!(io::read(saved.as_bytes()).unwrap().document, desk.document);
    while desk.history.undo(&mut desk.document).is_some() {}
    assert_eq!(desk.document, first);
    while desk.history.redo(&mut desk.document).is_some() {}
    assert_eq!(io::write(&desk.document), saved);
}

#[test]
fn from_an_empty_map_to_a_process_that_changes_under_its_deals() {
    let mut ids = IdSource::new(12);
    let map = empty(Language::Polish, &mut ids, Date::parse("2026-03-02").unwrap());
    let mut desk = Desk::new(map, ids);

    // Draw: three stages, a question, and three ways to end.
    let kinds = [
        ("Kontakt", NodeKind::Stage),
        ("Rozmowa", NodeKind::Stage),
        ("Oferta", NodeKind::Stage),
        ("Czy kupują?", NodeKind::Decision),
        ("Wygrana", NodeKind::Won),
        ("Przegrana", NodeKind::Lost),
        ("Nie teraz", NodeKind::NotNow),
    ];
    for (index, (name, kind)) in kinds.into_iter().enumerate() {
        let position = stagecraft::core::geometry::point(248.0 * index as f64, 0.0);
        let node = Node::new(desk.ids.make(), kind, name, position);
        desk.act(Command::Insert { nodes: vec![node], transitions: vec![] }).unwrap();
    }
    for (from, to, kind) in [
        ("Kontakt", "Rozmowa", TransitionKind::Advance),
        ("Rozmowa", "Oferta", TransitionKind::Advance),
        ("Oferta", "Czy kupują?", TransitionKind::Advance),
        ("Czy kupują?", "Wygrana", TransitionKind::Branch),
        ("Czy kupują?", "Przegrana", TransitionKind::No),
        ("Czy kupują?", "Nie teraz", TransitionKind::No),
        ("Nie teraz", "Rozmowa", TransitionKind::Recycle),
    ] {
        let way = Transition::new(desk.ids.make(), kind, desk.node(from), desk.node(to));
        desk.act(Command::Insert { nodes: vec![], transitions: vec![way] }).unwrap();
    }

    // Four names, one under the other; no checklist, so every gate is open.
    let preview = paste::parse("Alfa\nBeta\nGamma\nDelta", &desk.document, &PasteOptions::new(desk.today));
    let stage = desk.node("Kontakt");
    let command = paste::to_command(&desk.document, &preview, &mut desk.ids, stage);
    desk.act(command).unwrap();
    for deal in ["Alfa", "Beta", "Gamma"] {
        desk.act(Command::MoveDeal(desk.move_to(deal, "Rozmowa"))).unwrap();
    }
    desk.wait(3);
    for deal in ["Alfa", "Beta"] {
        desk.act(Command::MoveDeal(desk.move_to(deal, "Oferta"))).unwrap();
    }
    desk.act(Command::MoveDeal(desk.move_to("Alfa", "Wygrana"))).unwrap();
    let later = DealMove {
        refusal_reason: Some("Budżet".to_owned()),
        revisit: Some(desk.today.plus_days(30)),
        ..desk.move_to("Beta", "Nie teraz")
    };
    desk.act(Command::MoveDeal(later)).unwrap();
    assert_eq!(desk.funnel(Counting::Inferred, 3), (vec![4, 3, 2], 1));
    // Both went through the question; half of its departures were won.
    let branch = desk.document.transitions.values().find(|way| way.kind == TransitionKind::Branch).unwrap().id;
    assert_eq!(shares(&desk.document)[&branch].rate(), Some(0.5));

    // Beta comes back on its day; a checklist is written meanwhile, and from now on the gate holds.
    desk.wait(30);
    desk.act(Command::MoveDeal(desk.move_to("Beta", "Rozmowa"))).unwrap();
    let item = stagecraft::core::model::ChecklistItem {
        id: desk.ids.make(),
        text: "Zapisać potrzeby".to_owned(),
        required: true,
        evidence: String::new(),
        who: String::new(),
    };
    desk.act(Command::EditNode(desk.node("Rozmowa"), NodeEdit::Exit(vec![item.clone()]))).unwrap();
    assert_eq!(desk.missing("Beta", "Oferta"), [item.id]);
    assert_eq!(desk.funnel(Counting::Inferred, 3), (vec![4, 3, 2], 1));

    // The first talk becomes part of the contact: the stage goes, its deals are named a place, the flow heals.
    let stage = desk.node("Rozmowa");
    let delete =
        |deals_to| Command::Delete { nodes: [stage].into(), transitions: Default::default(), deals_to, on: desk.today };
    let refused = plan(&desk.document, &delete(None));
    assert!(matches!(refused, Err(Rejection::DealsInTheWay { deals: 2, .. })), "{refused:?}");
    let command = delete(Some(desk.node("Kontakt")));
    desk.act(command).unwrap();
    let healed = desk.document.transitions.values().find(|way| way.from == desk.node("Kontakt")).unwrap();
    assert_eq!(healed.to, desk.node("Oferta"));
    assert_eq!(desk.funnel(Counting::Inferred, 2), (vec![4, 2], 1));
    assert_eq!(loads(&desk.document, desk.today)[&desk.node("Kontakt")].count, 3);
    assert_eq!(desk.document.deals[&desk.deal("Beta")].visits.len(), 6);

    // Locked, the map keeps still and the deals go on.
    desk.act(Command::EditMap(MapEdit::Locked(true))).unwrap();
    let rename = Command::EditTransition(branch, TransitionEdit::Label("Tak".to_owned()));
    assert_eq!(desk.act(rename), Err(Rejection::Locked));
    desk.act(Command::MoveDeal(desk.move_to("Beta", "Wygrana"))).unwrap();
    assert_eq!(desk.funnel(Counting::Strict, 2), (vec![4, 2], 2));
    let saved = io::write(&desk.document);
    assert_eq!(io::read(saved.as_bytes()).unwrap().document, desk.document);
}
