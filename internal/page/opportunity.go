package page

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/linked"
	"involve/internal/qr"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// Card tells of an opportunity in a list. It is made once.
func (m *Maker) Card(o *content.Opportunity) *view.Card {
	return m.cards.of(o, func() *view.Card { return m.newCard(o) })
}

func (m *Maker) newCard(o *content.Opportunity) *view.Card {
	s := m.Status(o)
	verb, when := wording.When(o, s)
	card := &view.Card{
		Link:     view.Link{Text: o.Title, Href: m.Href(o.URL)},
		Summary:  o.Summary,
		Status:   m.standing(o, s),
		Verb:     verb,
		When:     when,
		Turns:    m.turns(o),
		Activity: wording.Activity(o),
		Mode:     wording.Mode(o),
		Area:     strings.Join(m.Labels("area", o.Areas), ", "),
		Time:     wording.Upper(o.Time.Text),
		Payment:  wording.Payment(o.Payment),
		Groups:   strings.Join(m.Labels("group", o.Groups), ", "),
		Asked:    strings.Join(m.Labels("organisation", []string{o.Organisation}), ""),
	}
	if o.Lang != m.Library.Settings.Language {
		card.Lang = o.Lang
	}
	return card
}

// turns tells what a reader of an old page has to know.
func (m *Maker) turns(o *content.Opportunity) (t view.Turns) {
	s := m.Status(o)
	if s == content.Upcoming {
		t.OpenFrom = o.Opens.Time.Unix()
	}
	if !s.IsOver() && !o.Closes.Ongoing {
		t.ClosedFrom = o.Closes.End().Unix() + 1
	}
	return t
}

func (m *Maker) standing(o *content.Opportunity, s content.Status) view.Status {
	return view.Status{Name: s.String(), Label: wording.StatusLabel(s), Means: wording.Means(o, s)}
}

// Opportunity makes the page of one opportunity.
func (m *Maker) Opportunity(o *content.Opportunity) view.View {
	list := m.LinkTo("/opportunities/")
	switch s := m.Status(o); {
	case s.IsOver():
		list = m.LinkTo("/opportunities/closed/")
	case !s.IsOpen():
		list = m.LinkTo("/opportunities/upcoming/")
	}
	card := m.Card(o)
	v := &view.Opportunity{
		Page:   m.Shell(o.URL, o.Title, o.Summary, &o.Page, list),
		Status: card.Status,
		Facts:  m.facts(o, card), Note: o.ContentNote, Body: m.Body(&o.Page),
		Who:     m.who(o),
		Contact: m.contact(o.Contact), Another: m.site.Accessible,
		Next: m.next(o), Tags: m.listedIn(o),
		Turns: card.Turns, Sheet: !m.Status(o).IsOver(),
	}
	v.LinkedData = linked.Events(m.Snapshot, linked.Trail(m.Snapshot, &v.Page), o)
	v.IsArticle = true
	if v.ClosedFrom != 0 {
		closed := m.standing(o, content.Closed)
		v.Closed = &closed
	}
	if v.OpenFrom != 0 {
		v.Opens = m.opens(o)
	}
	if v.Sheet {
		if c, err := qr.Draw(string(v.Canonical)); err == nil {
			size := strconv.Itoa(c.Size)
			v.Code = &view.Code{Box: "0 0 " + size + " " + size, Path: c.Path}
		}
	}
	if snapshot.HasCalendar(o) && !m.Status(o).IsOver() {
		v.Calendar, v.WebCal = m.Href(o.URL+snapshot.CalendarFile), m.WebCal(o.URL+snapshot.CalendarFile)
		v.Alternates = append(v.Alternates, view.Alternate{Title: m.FeedTitle(o.Title), Type: "text/calendar", Href: v.Calendar})
	}
	if o.OpenTo != "everyone" {
		v.Labels = append(v.Labels, content.Label("open-to", o.OpenTo))
	}
	outcomes := o.OutcomesAt(m.At)
	for _, r := range slices.Backward(outcomes) {
		v.Results = append(v.Results, m.outcome(o, r))
	}
	for _, u := range slices.Backward(o.UpdatesAt(m.At)) {
		v.Updates = append(v.Updates, view.Update{
			ID: snapshot.UpdateID(u), Date: u.When.Date().Long(), Label: content.Label("update", u.Kind), Text: u.Text,
		})
	}
	for _, h := range o.Helplines {
		v.Helplines = append(v.Helplines, view.Way{Label: h.Name, Lines: []string{h.To}, Href: address(h.To)})
	}
	for _, s := range o.Sessions {
		v.Sessions = append(v.Sessions, m.session(o, s))
	}
	for _, f := range o.Formats {
		v.Formats = append(v.Formats, m.format(o, f))
	}
	for _, to := range o.Related {
		href, t := m.Link(&o.Page, to)
		text := to
		if t.Page != nil {
			text = t.Page.Title
		}
		v.Related = append(v.Related, view.Link{Text: text, Href: href})
	}
	if m.CanTakePart(o) {
		v.Ways = ways(o)
		v.WayTitle = "How to take part"
		v.Action = &view.Link{Text: wording.Action(o, m.Status(o)), Href: "#" + view.TakePartID}
		if i := slices.IndexFunc(v.Ways, func(w view.Way) bool { return w.Kind == "link" }); i >= 0 {
			v.Action.Href = v.Ways[i].Href
		}
	}
	return v
}

// facts are the rows of the summary, in the order in which people ask.
func (m *Maker) facts(o *content.Opportunity, card *view.Card) []view.Fact {
	facts := make([]view.Fact, 0, 16)
	named := func(name, label string, texts ...string) {
		lines := make([]view.Line, 0, len(texts))
		for _, t := range texts {
			if t != "" {
				lines = append(lines, view.Line{Text: t})
			}
		}
		if len(lines) > 0 {
			facts = append(facts, view.Fact{Name: name, Label: label, Lines: lines})
		}
	}
	add := func(label string, lines ...string) { named("", label, lines...) }
	aside := func(label string, lines ...string) { named("aside", label, lines...) }
	s := m.Status(o)
	if s == content.Upcoming {
		named("opens", "Opens", m.opens(o))
	}
	add(wording.Deadline(o, s))
	if !o.Closes.Ongoing {
		facts[len(facts)-1].Name = "deadline"
	}
	aside("What you would do", card.Activity)
	named("where", "Where", card.Mode, o.Venue, card.Area)
	aside("Getting in and around", o.Access)
	add("Time", card.Time)
	add("Payment", card.Payment, o.Payment.Note)
	add("Expenses", wording.Expenses(o.Expenses))
	named("who", "Who it is for", append(m.Labels("group", o.Groups), wording.Ages(o))...)
	support := m.Labels("support", o.Support)
	if slices.Contains(o.Support, "ask") {
		support = []string{"Tell us what you need"}
	}
	aside("Support", append(support, o.SupportNote)...)
	aside("About", strings.Join(m.Labels("topic", o.Topics), ", "))
	aside("Stage of the work", strings.Join(m.Labels("stage", o.Stages), ", "))
	facts = append(facts, m.asker(o))
	aside("Published", o.Published.Date().Long())
	if !o.Checked.IsZero() {
		aside("Last checked", o.Checked.Long())
	}
	return facts
}

func (m *Maker) opens(o *content.Opportunity) string {
	return wording.Start(o.Opens) + ", " + wording.Zone(m.At.Location())
}

// asker says who asks.
func (m *Maker) asker(o *content.Opportunity) view.Fact {
	f := view.Fact{Label: "Who is asking"}
	if org := m.Library.OrganisationOf(o.Organisation); org != nil && m.Shows(&org.Page) {
		f.Lines = append(f.Lines, view.Line{Text: org.Title, Href: m.Href(org.URL)})
	}
	for _, p := range o.Partners {
		f.Lines = append(f.Lines, view.Line{Text: "with " + p})
	}
	return f
}

func (m *Maker) who(o *content.Opportunity) view.Who {
	w := view.Who{Can: o.WhoCan, Cannot: o.WhoCannot, Welcome: o.EspeciallyWelcome, Ages: wording.Ages(o)}
	w.Checks = wording.Labels(content.BuiltIn("check"), o.Checks)
	if o.Places > 0 {
		w.Places = wording.Count(o.Places, "place", "places")
	}
	return w
}

// next says what happens with what people say.
func (m *Maker) next(o *content.Opportunity) (facts []view.Fact) {
	add := func(label, text string) {
		if text != "" {
			facts = append(facts, view.Fact{Label: label, Lines: []view.Line{{Text: text}}})
		}
	}
	add("Who decides", o.Decision.Who)
	add("When it is decided", o.Decision.When)
	add("What can still change", o.Decision.Open)
	add("What is settled", o.Decision.Settled)
	if len(o.OutcomesAt(m.At)) == 0 && !o.OutcomeDue.IsZero() {
		if content.DateOf(m.At).Compare(o.OutcomeDue) > 0 {
			add("When we tell you what changed", strings.TrimSpace("We meant to by "+o.OutcomeDue.Long()+". "+o.OutcomeDelay))
		} else {
			add("When we tell you what changed", "By "+o.OutcomeDue.Long())
		}
	}
	switch {
	case o.ReportEvery == 1:
		add("How often we report", "Every month")
	case o.ReportEvery > 1:
		add("How often we report", fmt.Sprintf("Every %d months", o.ReportEvery))
	}
	add("How we choose people", o.Selection)
	add("How we keep you safe", o.Safeguarding)
	if o.DataUse != "" {
		add("What we do with your details", o.DataUse)
	} else if m.Article("/privacy/") != nil {
		facts = append(facts, view.Fact{Label: "What we do with your details", Lines: []view.Line{{Text: m.pageTitle("/privacy/"), Href: m.Href("/privacy/")}}})
	}
	return facts
}

func (m *Maker) outcome(o *content.Opportunity, r content.Outcome) view.Outcome {
	v := view.Outcome{
		ID: snapshot.OutcomeID(r), Date: r.Published.Long(),
		Heard: r.Heard, Did: r.Did, NotDone: r.NotDone, DecisionDue: long(r.DecisionDue),
	}
	for _, d := range r.Documents {
		href, t := m.Link(&o.Page, d.URL)
		v.Documents = append(v.Documents, view.Link{Text: d.Label + note(t), Href: href})
	}
	return v
}

// note is what follows the name of a document of the site's own.
func note(t snapshot.Target) string {
	if t.File == nil {
		return ""
	}
	if n := wording.DocumentNote(t.File.Path, t.File.Size); n != "" {
		return " (" + n + ")"
	}
	return ""
}

func (m *Maker) session(o *content.Opportunity, s content.Session) view.Session {
	v := view.Session{ID: snapshot.SessionID(s), When: wording.Span(s.Starts, s.Ends), Note: s.Note, Cancelled: s.Cancelled}
	if r := wording.Repeat(s); r != "" {
		v.When += ", then " + r
	}
	var where []string
	if s.Mode != "" {
		where = append(where, content.Label("mode", s.Mode))
	}
	if s.Venue != "" {
		where = append(where, s.Venue)
	}
	v.Where = strings.Join(where, ", ")
	return v
}

func (m *Maker) format(o *content.Opportunity, f content.Format) view.Format {
	v := view.Format{Label: content.Label("format", f.Kind), Lang: f.Lang}
	if f.Lang != "" {
		v.Label = wording.Language(f.Lang)
		if label := content.Label("format", f.Kind); f.Kind != "translation" && label != v.Label {
			v.Label += ", " + wording.Inner(label)
		}
	}
	if f.OnRequest {
		v.Note = "Ask us for it."
	} else {
		href, t := m.Link(&o.Page, f.URL)
		v.Href = href
		v.Label += note(t)
	}
	if from := f.Closes.End().Add(time.Second); !f.Closes.IsZero() && m.At.Before(from) && (m.Status(o).IsOpen() || m.Status(o) == content.Closed) {
		v.Until = "You can answer in this format until " + wording.End(f.Closes) + "."
		v.ClosedFrom = from.Unix()
	}
	return v
}

// ways makes every way to take part usable: as text, and as a link where
// there is one.
func ways(o *content.Opportunity) (ways []view.Way) {
	for _, w := range o.TakePart {
		v := view.Way{Kind: w.Kind, Label: cmp.Or(w.Label, content.Label("way", w.Kind)), Lines: strings.Split(w.To, "\n")}
		switch w.Kind {
		case "link", "video-relay":
			v.Href, v.Online = view.URL(w.To), true
		case "email":
			v.Href = view.URL("mailto:" + w.To)
		case "phone", "text-relay":
			v.Href = dial("tel:", w.To)
		case "sms":
			v.Href = dial("sms:", w.To)
		}
		ways = append(ways, v)
	}
	return ways
}

// address makes a helpline's number or web address a link.
func address(to string) view.URL {
	if strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://") {
		return view.URL(to)
	}
	if strings.Trim(to, "0123456789 +()-") == "" {
		return dial("tel:", to)
	}
	return ""
}

// listedIn are the listings that the opportunity is in, where any is open.
func (m *Maker) listedIn(o *content.Opportunity) (lists []*view.FacetList) {
	for _, f := range m.Facets.Facets {
		switch f.Name {
		case "group", "area", "activity", "topic", "stage":
		default:
			continue // how something is done is no reason to read on
		}
		slugs := m.Facets.Terms(o, f.Name)
		if f.Name == "area" {
			slugs = o.Areas
		}
		list := m.tags.of(f.Name+" "+strings.Join(slugs, " "), func() *view.FacetList { return m.facetLinks(f, slugs) })
		if len(list.Terms) > 0 {
			lists = append(lists, list)
		}
	}
	return lists
}

// facetLinks leads to the listings of those terms that have any open, in the
// order of the facet.
func (m *Maker) facetLinks(f facet.Facet, slugs []string) *view.FacetList {
	list := &view.FacetList{Name: f.Name, Label: f.Label}
	for _, t := range f.Terms {
		n := m.Count(facet.Choice{Facet: f.Name, Term: t.Slug})
		if n > 0 && slices.Contains(slugs, t.Slug) {
			list.Terms = append(list.Terms, view.FacetLink{
				Link: view.Link{Text: t.Label, Href: m.Href(content.FacetURL(f.Name, t.Slug))}, Count: n,
			})
		}
	}
	return list
}
