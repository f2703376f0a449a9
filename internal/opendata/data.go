// Package opendata makes the opportunities as data that others can use: as JSON
// with a schema, as a table for spreadsheets, and what there is to say of both.
//
// It takes a snapshot. One table says what each field means, and everything is
// made of it; bytes are the encoders' business. Nothing in it says when a build
// was made, so that an unchanged site gives unchanged bytes.
package opendata

import (
	"time"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// The URLs of the data.
const (
	URL       = "/opportunities/index.json"
	TableURL  = "/opportunities/opportunities.csv"
	SchemaURL = "/opportunities/index.schema.json"
)

// version is that of index.json's form.
const version = 1

// Data makes the opportunities as open data. No build time is in it, so that
// it changes only when they do.
func Data(m *snapshot.Snapshot) *view.Data {
	s := &m.Library.Settings
	d := &view.Data{Version: version, Site: view.DataSite{
		Title: s.Title, URL: m.Absolute("/"), Organisation: s.Organisation.Label,
		Language: s.Language, TimeZone: s.Zone.String(), Demo: s.Demo,
	}}
	if s.Licence.Label != "" {
		d.Licence = &view.DataLicence{Name: s.Licence.Label, URL: m.SettingsAddress(s.Licence.URL)}
	}
	d.Opportunities = make([]view.Record, 0, len(m.Shown))
	for _, o := range m.Shown {
		d.Opportunities = append(d.Opportunities, record(m, o))
	}
	return d
}

// record tells of an opportunity under its front matter's names.
func record(m *snapshot.Snapshot, o *content.Opportunity) view.Record {
	r := view.Record{
		ID: o.ID, URL: m.Absolute(o.URL), Status: m.Status(o).String(),
		Title: o.Title, Summary: o.Summary, Lang: o.Lang,
		Activity: o.Activity, Groups: o.Groups, Stages: o.Stages, Organisation: o.Organisation, Partners: o.Partners,
		Published: wording.ISO(o.Published), Opens: wording.ISO(o.Opens), Closes: "ongoing", Entry: o.Entry,
		Mode: o.Mode, Areas: o.Areas, Venue: o.Venue, Access: o.Access,
		Time:    view.RecordTime(o.Time),
		Payment: view.RecordPayment(o.Payment),
		Support: o.Support, SupportNote: o.SupportNote,
		WaitingList: o.WaitingList,
		WhoCan:      o.WhoCan, WhoCannot: o.WhoCannot, EspeciallyWelcome: o.EspeciallyWelcome,
		OpenTo: o.OpenTo, AgeMin: o.AgeMin, AgeMax: o.AgeMax, Places: o.Places, Checks: o.Checks,
		Topics: o.Topics, ContentNote: o.ContentNote, Safeguarding: o.Safeguarding, DataUse: o.DataUse, Selection: o.Selection,
		ImageAlt:   o.ImageAlt,
		OutcomeDue: date(o.OutcomeDue), OutcomeDelay: o.OutcomeDelay, Checked: date(o.Checked),
	}
	if o.Image != "" {
		r.Image = m.AbsoluteLink(&o.Page, o.Image)
	}
	if o.Decision != (content.Decision{}) {
		d := view.RecordDecision(o.Decision)
		r.Decision = &d
	}
	for _, h := range o.Helplines {
		r.Helplines = append(r.Helplines, view.RecordHelpline(h))
	}
	for _, to := range o.Related {
		r.Related = append(r.Related, m.AbsoluteLink(&o.Page, to))
	}
	if o.ReportEvery > 0 {
		r.ReportEvery = wording.Count(int(o.ReportEvery), "month", "months")
	}
	if !o.Closes.Ongoing {
		r.Closes = o.Closes.End().Format(time.RFC3339)
	}
	if o.Expenses.Covered != "" {
		e := view.RecordExpenses(o.Expenses)
		r.Expenses = &e
	}
	if !o.Contact.IsZero() {
		c := view.RecordContact(o.Contact)
		r.Contact = &c
	}
	for _, u := range o.UpdatesAt(m.At) {
		r.Updates = append(r.Updates, view.RecordUpdate{Date: u.When.Date().String(), Kind: u.Kind, Text: u.Text})
	}
	for _, s := range o.Sessions {
		session := view.RecordSession{
			ID: s.ID, Starts: wording.ISO(s.Starts), Ends: wording.ISO(s.Ends), Mode: s.Mode, Venue: s.Venue, Note: s.Note, Cancelled: s.Cancelled,
		}
		if s.Repeat.Every != "" {
			session.Repeat = &view.RecordRepeat{Every: s.Repeat.Every, Until: date(s.Repeat.Until)}
		}
		r.Sessions = append(r.Sessions, session)
	}
	for _, f := range o.Formats {
		format := view.RecordFormat{Kind: f.Kind, OnRequest: f.OnRequest, Lang: f.Lang}
		if f.URL != "" {
			format.URL = m.AbsoluteLink(&o.Page, f.URL)
		}
		if !f.Closes.IsZero() {
			format.Closes = f.Closes.End().Format(time.RFC3339)
		}
		r.Formats = append(r.Formats, format)
	}
	if m.CanTakePart(o) {
		for _, w := range o.TakePart {
			r.TakePart = append(r.TakePart, view.RecordWay(w))
		}
	}
	for _, x := range o.OutcomesAt(m.At) {
		outcome := view.RecordOutcome{
			Published: date(x.Published), Heard: x.Heard, Did: x.Did, NotDone: x.NotDone, DecisionDue: date(x.DecisionDue),
		}
		for _, d := range x.Documents {
			outcome.Documents = append(outcome.Documents, view.RecordDocument{Label: d.Label, URL: m.AbsoluteLink(&o.Page, d.URL)})
		}
		r.Outcomes = append(r.Outcomes, outcome)
	}
	return r
}

func date(d content.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
