package linked

import (
	"cmp"
	"time"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/wording"
)

type event struct {
	Type           string        `json:"@type"`
	Name           string        `json:"name"`
	Description    string        `json:"description"`
	URL            string        `json:"url"`
	InLanguage     string        `json:"inLanguage"`
	Image          string        `json:"image,omitempty"`
	StartDate      string        `json:"startDate"`
	EndDate        string        `json:"endDate,omitempty"`
	EventStatus    string        `json:"eventStatus"`
	AttendanceMode string        `json:"eventAttendanceMode,omitempty"`
	Locations      []any         `json:"location,omitempty"`
	Organizer      *organization `json:"organizer,omitempty"`
	Schedule       *schedule     `json:"eventSchedule,omitempty"`
}

type place struct {
	Type    string `json:"@type"`
	Name    string `json:"name"`
	Address string `json:"address"`
}

type virtualLocation struct {
	Type string `json:"@type"`
	URL  string `json:"url"`
}

type schedule struct {
	Type      string   `json:"@type"`
	Frequency string   `json:"repeatFrequency"`
	StartDate string   `json:"startDate"`
	EndDate   string   `json:"endDate,omitempty"`
	StartTime string   `json:"startTime,omitempty"`
	EndTime   string   `json:"endTime,omitempty"`
	Zone      string   `json:"scheduleTimezone,omitempty"`
	Except    []string `json:"exceptDate,omitempty"`
}

// Events adds to an opportunity's trail each session that anybody may come to
// or book a place at. Those of an opportunity that asks people to apply are for
// those who were chosen; those of one for members or guests are for them; and
// once booking has closed nobody else can come. A cancelled session stays, and
// says so: somebody may have it in mind.
func Events(m *snapshot.Snapshot, trail *Graph, o *content.Opportunity) *Graph {
	comes := o.Entry == "book" || o.Entry == "drop-in"
	if s := m.Status(o); !comes || o.OpenTo != "everyone" || s.IsOver() && s != content.Cancelled {
		return trail
	}
	var nodes []any
	for _, s := range o.Sessions {
		nodes = append(nodes, session(m, o, s))
	}
	return trail.with(nodes...)
}

// session makes the event of a session: what its author wrote, and nothing
// about the day of the build, so that it stays as true as the page.
func session(m *snapshot.Snapshot, o *content.Opportunity, s content.Session) event {
	e := event{
		Type: "Event", Name: o.Title, Description: o.Summary, URL: m.Absolute(o.URL) + "#" + snapshot.SessionID(s), InLanguage: cmp.Or(o.Lang, m.Library.Settings.Language),
		StartDate: wording.ISO(s.Starts), EndDate: wording.ISO(s.Ends), EventStatus: "https://schema.org/EventScheduled",
	}
	if s.Cancelled || m.Status(o) == content.Cancelled {
		e.EventStatus = "https://schema.org/EventCancelled"
	}
	if o.Image != "" {
		e.Image = m.AbsoluteLink(&o.Page, o.Image)
	}
	online, inPerson := false, false
	modes := o.Mode
	if s.Mode != "" {
		modes = []string{s.Mode}
	}
	for _, mode := range modes {
		online = online || mode == "online"
		inPerson = inPerson || mode == "in-person"
	}
	switch {
	case online && inPerson:
		e.AttendanceMode = "https://schema.org/MixedEventAttendanceMode"
	case online:
		e.AttendanceMode = "https://schema.org/OnlineEventAttendanceMode"
	case inPerson:
		e.AttendanceMode = "https://schema.org/OfflineEventAttendanceMode"
	}
	// A venue is one text. Search engines ask for an address.
	if venue := cmp.Or(s.Venue, o.Venue); inPerson && venue != "" {
		e.Locations = append(e.Locations, place{"Place", venue, venue})
	}
	if online {
		e.Locations = append(e.Locations, virtualLocation{"VirtualLocation", m.Absolute(o.URL)})
	}
	if org := m.Library.OrganisationOf(o.Organisation); org != nil && m.Shows(&org.Page) {
		e.Organizer = &organization{"Organization", org.Title, m.Absolute(org.URL)}
	}
	if s.Repeat.Every != "" {
		e.Schedule = repeats(o, s)
	}
	return e
}

// repeats says how a session comes again. The event's own dates are those of
// the first time.
func repeats(o *content.Opportunity, s content.Session) *schedule {
	r := &schedule{
		Type:      "Schedule",
		Frequency: map[string]string{"week": "P1W", "fortnight": "P2W", "month": "P1M"}[s.Repeat.Every],
		StartDate: s.Starts.Date().String(),
	}
	if !s.Repeat.Until.IsZero() {
		r.EndDate = s.Repeat.Until.String()
	}
	for _, w := range snapshot.Except(o, s) {
		r.Except = append(r.Except, wording.ISO(w))
	}
	if s.Starts.DateOnly {
		return r
	}
	r.StartTime, r.Zone = s.Starts.Time.Format(time.TimeOnly), s.Starts.Time.Location().String()
	if !s.Ends.IsZero() && !s.Ends.DateOnly {
		r.EndTime = s.Ends.Time.Format(time.TimeOnly)
	}
	return r
}
