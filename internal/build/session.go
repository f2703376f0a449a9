// Package build runs the pipeline: it reads a site, plans it as it stands at
// an instant, draws it and publishes it.
//
// A [Session] is one run of the program over one site. Each [Session.Load] is
// a whole build up to the plan; only what a file decides, with equal words of the
// site, is remembered from the one before. [Session.Reload] is the same for whoever knows which
// files have changed: it takes the others as they were read. [Site.At] plans
// what was read as it stands at another instant. What authors got wrong comes
// back as diagnostics, what the machine got wrong as errors. The package holds
// all goroutines of the pipeline and all remembering from one round to the next,
// and decides nothing about content.
package build

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"involve/internal/against"
	"involve/internal/check"
	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/load"
	"involve/internal/plan"
	"involve/internal/prose"
	"involve/internal/publish"
	"involve/internal/render"
	"involve/internal/sources"
	"involve/internal/theme"
	"involve/internal/view"
)

// Options are what a session works with.
type Options struct {
	Site    fs.FS // the folder that holds content/; read by several goroutines at once
	Themes  fs.FS // the program's own themes, a folder each
	Drafts  bool
	BaseURL string // in place of the settings'; empty for none
	Against fs.FS  // the site as it was, to compare with, read in the same way; nil for none
}

// A Session builds one site again and again. Use it from one goroutine.
type Session struct {
	opt     Options
	sources sources.Set // of the last round, known alone; empty before the first, and when they cannot be read
	memo    memo
	was     against.Site // of Options.Against, once it was read
	theme   struct {
		name, stamp string
		theme       *theme.Theme
	}
}

// NewSession begins a session. It refuses a base URL that is not the whole
// address of a site.
func NewSession(opt Options) (*Session, error) {
	if opt.BaseURL != "" {
		if !content.IsSite(opt.BaseURL) {
			return nil, fmt.Errorf("%q is not the whole address of a site, such as https://example.org/involve/", opt.BaseURL)
		}
		if !strings.HasSuffix(opt.BaseURL, "/") {
			opt.BaseURL += "/"
		}
	}
	return &Session{opt: opt}, nil
}

// A Site is a site as it stands at one instant. It is never changed and safe
// for concurrent use.
type Site struct {
	Library *content.Library
	Plan    *plan.Plan
	Diags   *diag.Report // of every stage

	sheets   []*diag.Sheet // what was found in each file
	found    diag.List     // between files, before there was a plan
	options  plan.Options
	renderer *render.Renderer
}

// Zone returns the time zone of the site's settings, which the meaning of a
// bare date given as an instant depends on.
func (s *Session) Zone() (*time.Location, error) {
	src, err := sources.ReadSettings(s.opt.Site)
	if err != nil {
		return nil, err
	}
	settings, _ := load.Settings(src)
	return settings.Zone, nil
}

// Load reads the site and plans it. The error is a fault of the machine or the
// theme; mistakes in the content are the site's diagnostics.
func (s *Session) Load(at time.Time) (*Site, error) {
	s.sources = sources.Set{} // if this fails, Reload must not go by what was read before
	src, err := sources.ReadBy(s.opt.Site, many)
	if err != nil {
		return nil, err
	}
	return s.plan(src, at)
}

// Reload is Load for whoever knows that no files have changed since the last
// round but those at the paths, which are from the site's folder. It reads
// everything all the same where that may not be enough.
func (s *Session) Reload(at time.Time, paths []string) (*Site, error) {
	if src, ok := s.sources.Again(s.opt.Site, paths); ok && len(s.sources.Pages) > 0 {
		if settings, _ := load.Settings(src.Settings); s.memo.holds(options(settings)) {
			return s.plan(src, at)
		}
	}
	return s.Load(at)
}

// options returns what the reading of pages depends on.
func options(s content.Settings) load.Options {
	return load.Options{Zone: s.Zone, Prose: prose.New(s.Language, s.Names)}
}

// Stale reads all content and the site's own theme, and reports whether they are
// not what the last round was made of.
func (s *Session) Stale() (bool, error) {
	src, err := sources.ReadBy(s.opt.Site, many)
	return err != nil || !src.Equal(s.sources) || s.ownTheme(s.theme.name) != s.theme.stamp, err
}

// ownTheme returns the stamp of the site's own theme of a name, or "".
func (s *Session) ownTheme(name string) string {
	own, err := fs.Sub(s.opt.Site, "themes/"+name)
	if err != nil {
		return ""
	}
	return stamp(own)
}

// plan plans what was read.
func (s *Session) plan(src sources.Set, at time.Time) (*Site, error) {
	settings, diags := load.Settings(src.Settings)
	site := &Site{found: slices.Concat(src.Diags, diags)}
	s.memo.round(options(settings), settings, src.Pages)
	src.Pages = s.memo.known()
	s.sources = src
	docs := make([]*load.Filled, len(s.memo.files))
	site.sheets = make([]*diag.Sheet, len(s.memo.files))
	for i, f := range s.memo.files {
		docs[i], site.sheets[i] = f.filled, f.sheet
	}
	lib, diags := load.Join(settings, docs, src.Files)
	site.Library, site.found = lib, append(site.found, diags...)

	err := s.loadTheme(lib.Settings.Theme)
	if errors.Is(err, errNoTheme) {
		site.found.Add(diag.Diagnostic{
			Pos: lib.Settings.Page().Pos("theme"), Rule: "unknown-term",
			Message: fmt.Sprintf("there is no theme %q, neither in themes nor in the program", lib.Settings.Theme),
			Hint:    fmt.Sprintf("write theme: %s, or put a folder of that name into themes", defaultTheme),
		})
		err = s.loadTheme(defaultTheme)
	}
	if err != nil {
		return nil, err
	}
	base := cmp.Or(s.opt.BaseURL, settings.BaseURL)
	parts, err := s.theme.theme.Assets(settings.Brand, settings.Title, basePath(base))
	if err != nil {
		return nil, err
	}
	assets := make([]view.Asset, len(parts))
	site.renderer = &render.Renderer{Theme: s.theme.theme, Assets: make(map[string][]byte, len(parts)), Site: s.opt.Site}
	for i, f := range parts {
		assets[i] = view.Asset{Name: f.Name, Path: f.Path}
		site.renderer.Assets[f.Path] = f.Bytes
	}
	site.options = plan.Options{Drafts: s.opt.Drafts, BaseURL: base, Assets: assets, Together: together}
	site = site.At(at, s.opt.Drafts)
	if s.opt.Against != nil {
		missed, err := s.compare(lib, src.Pages, at)
		if err != nil {
			return nil, err
		}
		site.Diags = site.Diags.With(missed)
	}
	return site, nil
}

// At plans the same content as it stands at another instant, with or without
// drafts: equal, but for faults of the disk, to what a new session loads then.
// What [Options.Against] finds is no part of it.
func (s *Site) At(at time.Time, drafts bool) *Site {
	next := *s
	next.options.At, next.options.Drafts = at, drafts
	s.renderer.Theme.Forget()
	var alone, planned diag.List
	together(
		func() { next.Plan, planned = plan.Make(s.Library, next.options) },
		func() { alone = check.Library(s.Library, at) },
	)
	checked := each(check.Parts(s.Library, next.Plan, at), cores(), func(part func() diag.List) diag.List { return part() })
	diags := slices.Concat(s.found, alone, planned, slices.Concat(checked...))
	next.Diags = diag.NewReport(s.sheets, prose.Weigh(diags, s.Library.Settings.Rules))
	return &next
}

// Standing returns the instant that a site is planned at, and whether its
// drafts are in it.
func (s *Site) Standing() (at time.Time, drafts bool) { return s.options.At, s.options.Drafts }

// compare finds what followers would miss between the site as it was and as it
// is. What was is read once, and what is wrong in it is passed over: nobody can
// mend it any more.
func (s *Session) compare(lib *content.Library, pages []sources.File, at time.Time) (diag.List, error) {
	if s.was.Library == nil {
		src, err := sources.ReadBy(s.opt.Against, many)
		if err != nil {
			return nil, fmt.Errorf("what to compare with: %w", err)
		}
		settings, _ := load.Settings(src.Settings)
		docs := each(src.Pages, cores(), func(f sources.File) *load.Document {
			return load.Parse(f, load.Options{Zone: settings.Zone})
		})
		was, _ := load.Assemble(settings, docs, src.Files)
		s.was = against.Site{Library: was, Files: paths(src.Pages)}
	}
	return against.Run(s.was, against.Site{Library: lib, Files: paths(pages)}, at), nil
}

func paths(pages []sources.File) map[string]bool {
	set := make(map[string]bool, len(pages))
	for _, f := range pages {
		set[f.Path] = true
	}
	return set
}

// About says in a sentence why a rule is there, or nothing of one that it does
// not know.
func About(rule string) string {
	return cmp.Or(prose.Why(rule), diag.About(rule))
}

func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return "/"
	}
	return u.EscapedPath()
}

// defaultTheme is the theme that the program brings.
const defaultTheme = "nhs"

var errNoTheme = errors.New("there is no theme")

// loadTheme reads the theme of a name, the site's own over the program's,
// unless it is the same as before.
func (s *Session) loadTheme(name string) error {
	var layers []fs.FS
	mark := s.ownTheme(name)
	if own, err := fs.Sub(s.opt.Site, "themes/"+name); err == nil && mark != "" {
		layers = append(layers, own)
	}
	if s.theme.theme != nil && s.theme.name == name && s.theme.stamp == mark {
		return nil
	}
	if ours, err := fs.Sub(s.opt.Themes, name); err == nil {
		if _, err := fs.Stat(ours, "."); err == nil {
			layers = append(layers, ours)
		}
	}
	if len(layers) == 0 {
		return fmt.Errorf("%w %q", errNoTheme, name)
	}
	t, err := theme.Load(name, layers...)
	if err != nil {
		return err
	}
	if err := t.Prove(samples()...); err != nil {
		return err
	}
	s.theme.name, s.theme.stamp, s.theme.theme = name, mark, t
	return nil
}

// samples are the smallest page of each kind, which a theme has to be able to
// draw before any work is done for it.
func samples() []view.Document {
	page := view.Page{Site: &view.Site{Brand: "neutral", Base: "/"}}
	facts := []view.Fact{{Label: "Time", Lines: []view.Line{{Text: "An hour"}}}, {Label: "Who is asking", Lines: []view.Line{{Text: "A team", Href: "/"}}}}
	return []view.Document{
		&view.Home{Page: page}, &view.Article{Page: page}, &view.Listing{Page: page, Cards: []*view.Card{{}}}, &view.Opportunity{Page: page, Facts: facts},
		&view.Subscribe{Page: page}, &view.DataPage{Page: page}, &view.Search{Page: page}, &view.SiteMap{Page: page}, &view.NotFound{Page: page}, &view.Moved{Page: page},
	}
}

// LacksWords reports whether a file holds words of the site, such as a group,
// that are not in the library since it could not be read.
func (s *Site) LacksWords(file string) bool {
	if file == content.SettingsPath {
		return s.Library.Settings.Keys.IsZero()
	}
	folder, url, _ := content.Locate(file)
	facet := map[content.Folder]string{content.GroupFolder: "group", content.StageFolder: "stage", content.OrganisationFolder: "organisation"}[folder]
	v, _ := s.Library.Vocabulary(facet)
	_, there := v.Term(path.Base(url))
	return facet != "" && !there
}

// Render returns the bytes of one output, which may not be changed.
func (s *Site) Render(o *plan.Output) ([]byte, error) { return s.render(new(bytes.Buffer), o) }

// render is Render with memory that it may use: what it returns is good until b
// is used for something else.
func (s *Site) render(b *bytes.Buffer, o *plan.Output) ([]byte, error) {
	data, err := s.renderer.Render(b, o.View())
	if err != nil {
		return nil, fmt.Errorf("make %s: %w", o.Path, err)
	}
	return data, nil
}

// Check renders everything to nowhere.
func (s *Site) Check(done func()) error {
	return s.eachOutput(s.Plan.Outputs(), done, func(b *bytes.Buffer, o *plan.Output) error {
		_, err := s.render(b, o)
		return err
	})
}

// Publish renders everything into the output folder. On an error the folder is
// as it was. done is called after each file; it may be nil.
func (s *Site) Publish(dir string, done func()) (publish.Result, error) {
	return s.PublishOnly(dir, s.Plan.Outputs(), done)
}

// PublishOnly is Publish for some of the site's outputs, to compare with programs
// that make fewer.
func (s *Site) PublishOnly(dir string, outputs []plan.Output, done func()) (publish.Result, error) {
	stage, err := publish.Begin(dir)
	if err != nil {
		return publish.Result{}, err
	}
	defer stage.Abort()
	err = s.eachOutput(outputs, done, func(b *bytes.Buffer, o *plan.Output) error {
		data, err := s.render(b, o)
		if err == nil {
			_ = stage.Write(o.Path, data) // the first of its errors comes again from Commit
		}
		return err
	})
	if err != nil {
		return publish.Result{}, err
	}
	return stage.Commit()
}

// pagesLast returns the numbers of outputs in an order that needs less memory: a file
// that tells of all opportunities takes much while it is made, and of pages more
// and more is kept.
func pagesLast(outputs []plan.Output) []int {
	page := func(i int) int { return strings.Count(outputs[i].Path, ".html") }
	order := make([]int, len(outputs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(page(i), page(j)) })
	return order
}

// eachOutput calls f with each output and a buffer that it can use. It goes on
// past an error, so that a theme's mistakes come together, and returns the first
// few.
func (s *Site) eachOutput(outputs []plan.Output, done func(), f func(*bytes.Buffer, *plan.Output) error) error {
	order, errs := pagesLast(outputs), make([]error, len(outputs))
	buffers := make(chan *bytes.Buffer, writers())
	for range cap(buffers) {
		buffers <- new(bytes.Buffer)
	}
	every(len(outputs), writers(), func(n int) {
		b := <-buffers
		defer func() { buffers <- b }()
		i := order[n]
		errs[i] = f(b, &outputs[i])
		if done != nil {
			done()
		}
	})
	const enough = 5
	var first []error
	for _, err := range errs {
		if err != nil && len(first) < enough {
			first = append(first, err)
		}
	}
	return errors.Join(first...)
}
