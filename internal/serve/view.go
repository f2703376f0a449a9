package serve

import (
	"fmt"
	"net/url"
	"strings"
	"sync"
	"time"

	"involve/internal/build"
	"involve/internal/content"
	"involve/internal/diag"
)

// A view is a site as it stands at an instant, ready to be served. It is never
// changed.
type view struct {
	site    *build.Site
	hosting hosting // of a site without errors
	shifted bool    // at another instant than now
}

func newView(site *build.Site, shifted bool) (*view, error) {
	v := &view{site: site, shifted: shifted}
	if v.broken() {
		return v, nil
	}
	var err error
	v.hosting, err = readHosting(site)
	return v, err
}

// broken reports whether there are mistakes that keep the site away.
func (v *view) broken() bool { return v.site.Diags.Count(diag.Error) > 0 }

// The keys of a query that ask for the site as it stands at another instant, and
// with its drafts.
const (
	atKey     = "at"
	draftsKey = "drafts"
)

// An asking is which view a request asks for. The zero one is the site as it
// stands now.
type asking struct {
	at     time.Time // zero: as it stands now
	drafts bool
}

// askedBy reads what a query asks for. The error says in plain words what is
// wrong with it.
func askedBy(query url.Values, zone *time.Location) (a asking, err error) {
	if d := query.Get(draftsKey); d != "" && d != "0" {
		a.drafts = true
	}
	text := strings.TrimSpace(query.Get(atKey))
	if text == "" {
		return a, nil
	}
	// In an address a plus is a space.
	if day, clock, ok := strings.Cut(text, "T"); ok {
		text = day + "T" + strings.Replace(clock, " ", "+", 1)
	}
	w, err := content.ParseWhen(text, zone)
	a.at = w.Time
	return a, err
}

// kept is how many other views a generation keeps.
const kept = 4

// others are the views of a generation at other instants, the latest last.
type others struct {
	mu   sync.Mutex
	list []*other
}

type other struct {
	asking asking
	make   func() (*view, error)
}

// as returns the view that is asked for. It is planned once, by whoever asks
// first, and kept as long as few others are asked for.
func (g *generation) as(a asking) (*view, error) {
	now, drafts := g.now.site.Standing()
	a.drafts = a.drafts || drafts
	if a.at.Equal(now) {
		a.at = time.Time{}
	}
	if a.at.IsZero() && a.drafts == drafts {
		return g.now, nil
	}
	g.others.mu.Lock()
	var found *other
	for i, o := range g.others.list {
		if o.asking.drafts == a.drafts && o.asking.at.Equal(a.at) {
			found = o
			g.others.list = append(g.others.list[:i], g.others.list[i+1:]...)
			break
		}
	}
	if found == nil {
		found = &other{a, sync.OnceValues(func() (v *view, err error) {
			defer func() {
				if p := recover(); p != nil {
					err = mistakeOfOurs(p)
				}
			}()
			at, shifted := a.at, true
			if at.IsZero() {
				at, shifted = now, false
			}
			return newView(g.now.site.At(at, a.drafts), shifted)
		})}
	}
	g.others.list = append(g.others.list, found)
	if len(g.others.list) > kept {
		g.others.list = g.others.list[1:]
	}
	g.others.mu.Unlock()
	return found.make()
}

// asset finds, among the views that are kept, one with a file that is named for
// what it holds. A page asks for it by its own address alone, whatever view the
// page is of; the name says that it is the right one.
func (g *generation) asset(name string) *view {
	g.others.mu.Lock()
	list := append([]*other(nil), g.others.list...)
	g.others.mu.Unlock()
	for _, o := range list {
		if v, err := o.make(); err == nil && !v.broken() && v.site.Plan.Find(name) != nil {
			return v
		}
	}
	return nil
}

// script returns the element that a page of a view carries.
func (g *generation) script(v *view) string {
	clock := ""
	if v.shifted {
		at, _ := v.site.Standing()
		clock = fmt.Sprintf("&amp;clock=%d", at.UnixMilli())
	}
	return `<script src="` + scriptURL + "?generation=" + g.id + clock + `"></script>`
}
