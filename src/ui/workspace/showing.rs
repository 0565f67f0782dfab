//! What is shown of the document and where, and what is said about it.

use super::*;

impl Workspace {
    /// Compares two states on the map, or shows it again as it is. Nothing can be changed on the map in between; what
    /// changes elsewhere ends it.
    pub fn compare(&self, compared: Option<Compared>) {
        self.select(Selection::default());
        self.deal.set(None);
        self.naming.set(None);
        self.connecting.set(None);
        self.tour.set(None);
        self.let_go();
        self.place.set(Place::Whole);
        self.compared.set(compared);
        self.draw(|known, ledger, today| self.models.open(known, ledger, self.outlook(), today));
    }

    /// Does something with what the canvas shows, the document or two states of it, and the numbers about its deals.
    pub(super) fn draw(&self, act: impl FnOnce((&Document, &Flow), &mut Ledger, Date)) {
        let today = self.today.get_untracked();
        match self.compared.get_untracked() {
            Some(compared) => {
                let document = &compared.what.both;
                act((document, &Flow::of(document)), &mut Ledger::of(document, today), today);
            }
            None => self.ledger(|known, ledger| act(known, ledger, today)),
        }
    }

    /// Brings what the canvas shows in step with the document.
    pub(super) fn show(&self, touched: &Touched) {
        self.draw(|known, ledger, today| self.models.project(known, ledger, self.outlook(), touched, today));
    }

    /// How the map is looked at, now.
    pub(super) fn outlook(&self) -> Outlook {
        Outlook {
            place: self.place.get_untracked(),
            shows: self.shows.get_untracked(),
            lens: self.lens.get_untracked(),
        }
    }

    /// Shows other facts on nodes and transitions.
    pub fn show_facts(&self, shows: Overlays) {
        if self.shows.get_untracked() != shows {
            self.shows.set(shows);
            self.show(&Touched { map: true, ..Touched::default() });
        }
    }

    /// Sees the map with the eyes of a persona, or of nobody.
    pub fn see_as(&self, persona: Option<EntryId>) {
        if self.lens.get_untracked() != persona {
            self.lens.set(persona);
            self.show(&Touched { map: true, ..Touched::default() });
        }
    }

    /// Looks at another part of the map. What is selected there stays selected.
    pub fn go(&self, place: Place) {
        if self.place.get_untracked() == place {
            return;
        }
        self.naming.set(None);
        self.connecting.set(None);
        let selection = self.selection.get_untracked();
        self.select(Selection::default());
        self.place.set(place);
        self.draw(|known, ledger, today| self.models.turn(known, ledger, self.outlook(), today));
        self.select(self.models.scene(|scene| selection.seen(scene)));
    }

    pub(super) fn changed(&self) {
        if let Place::Inside(stage) = self.place.get_untracked()
            && !self.read(|document| {
                document.nodes.get(&stage).is_some_and(|stage| stage.kind == NodeKind::Stage && !stage.hidden)
            })
        {
            self.go(Place::Whole);
        }
        if self.lens.get_untracked().is_some_and(|lens| !self.read(|document| document.entries.contains_key(&lens))) {
            self.see_as(None);
        }
        let selection = self.selection.get_untracked();
        self.select(self.models.scene(|scene| selection.seen(scene)));
        if let Some(tour) = self.tour.get_untracked() {
            let kept = self.read(|document| tour.clone().kept(document));
            if kept != tour {
                self.tour.set(Some(kept));
            }
        }
        let open = self.deal.get_untracked();
        if open.is_some_and(|deal| !self.read(|document| document.deals.contains_key(&deal))) {
            self.deal.set(None);
        }
        self.revision.update(|count| *count = count.wrapping_add(1));
    }

    /// Lets go of the deal that is carried over the map, where it came from; whether there was one.
    pub fn let_go(&self) -> bool {
        let carried = self.carry.get_untracked() != Drag::Idle;
        if carried {
            self.carry.set(Drag::Idle);
        }
        carried
    }

    /// Selects on the map.
    pub fn select(&self, selection: Selection) {
        let before = self.selection.get_untracked();
        if before != selection {
            self.models.select(&before, &selection);
            self.selection.set(selection);
        }
    }

    /// Asks what a rejected command needs, or says why it cannot be.
    pub(super) fn answer(&self, command: Command, rejection: Rejection) {
        match (command, rejection) {
            (Command::MoveDeal(moved), Rejection::Gate { missing, .. }) => {
                self.dialog.set(Some(Dialog::Gate(moved, missing)));
            }
            (Command::MoveDeal(moved), Rejection::ReasonNeeded { date, .. }) => {
                self.dialog.set(Some(Dialog::Refusal(moved, date)));
            }
            (command, Rejection::DealsInTheWay { deals, nodes }) if command.asks_for_a_place() => {
                self.dialog.set(Some(Dialog::Rehome(command, deals, nodes)));
            }
            (_, rejection) => {
                let text = self.read(|document| sentences::rejection(document, &rejection));
                self.complain(text);
            }
        }
    }

    /// Takes back what a notice is about. Where something else was done since, that is not taken for it.
    pub fn take_back(&self, done: Done) {
        if self.revision.get_untracked() != done.revision {
            return self.complain(language::text(Text::ShellNotTheLast).to_owned());
        }
        for _ in 0..done.steps {
            self.undo();
        }
    }

    /// Shows a part of the playbook.
    pub fn open_playbook(&self, section: Section) {
        self.section.set(section);
        self.view.set(View::Playbook);
    }

    /// Says something that went well.
    pub fn say(&self, text: String) {
        self.notice(text, false, None, None);
    }

    /// Says something that a part of the playbook tells more about.
    pub fn say_of(&self, text: String, about: Section) {
        self.notice(text, false, None, Some(about));
    }

    /// Says something that went well and can be taken back: the last step done.
    pub fn say_undoable(&self, text: String) {
        self.say_undoable_steps(text, 1);
    }

    /// Says something that went well and can be taken back: so many of the last steps, together.
    pub fn say_undoable_steps(&self, text: String, steps: u32) {
        let revision = self.revision.get_untracked();
        self.notice(text, false, Some(Done { revision, steps }), None);
    }

    /// Says that something did not work, and why.
    pub fn complain(&self, text: String) {
        self.notice(text, true, None, None);
    }

    pub(super) fn notice(&self, text: String, bad: bool, undo: Option<Done>, about: Option<Section>) {
        // Never used again: a timer of an earlier notice must not take a later one away.
        let id = self.told.get_value().wrapping_add(1);
        self.told.set_value(id);
        self.notices.update(|all| {
            // One of a kind is enough: a key held down must not fill the screen. What is due is told of all at once.
            let kept = |notice: &Notice| notice.bad || bad || notice.about.is_some() && about.is_some();
            all.retain(|notice| notice.text != text && kept(notice));
            all.push(Notice { id, text, bad, undo, about });
            if all.len() > 3 {
                all.remove(0);
            }
        });
        let notices = self.notices;
        let seconds = if bad || about.is_some() { 9 } else { 5 };
        set_timeout(
            move || {
                notices.try_update(|all| all.retain(|notice| notice.id != id));
            },
            std::time::Duration::from_secs(seconds),
        );
    }
}
