package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"involve/internal/build"
)

const settings = `title: Taking part
base_url: https://example.org/
feed_id: "tag:example.org,2026:"
since: 2026-01-01
organisation: {name: Example, url: https://example.org/}
vocabularies:
  area:
    label: Area
    terms:
      england: {label: England, everywhere: true}
`

// site is the content of the smallest site that has a page of each sort.
func site() map[string]string {
	page := func(title, more string) string {
		return "---\ntitle: " + title + "\nsummary: About " + title + ".\n" + more + "---\n\nThe text.\n"
	}
	return map[string]string{
		"content/_site.yaml":                       settings,
		"content/index.md":                         page("Home", ""),
		"content/guidance/why.md":                  page("Why", "aliases: [/old-why/]\n"),
		"content/groups/carers.md":                 page("Carers", ""),
		"content/stages/delivery.md":               page("Delivery", ""),
		"content/organisations/trust.md":           page("Trust", "expenses: {covered: \"no\"}\nsupport: ask\ncontact: {team: Us, email: us@example.org}\n"),
		"content/opportunities/panel.md":           page("Panel", opportunity),
		"content/pages/accessibility-statement.md": page("Statement", ""),
		"content/files/notes.txt":                  "Some notes.\n",
	}
}

const opportunity = `activity: panel
groups: carers
stages: delivery
organisation: trust
published: 2026-11-01
closes: 2026-11-22
mode: online
areas: england
time: {text: An hour, minutes: 60}
payment: {kind: unpaid}
take_part: [{kind: email, to: us@example.org}]
who_can: [Anybody]
data_use: We keep nothing.
outcome_due: 2027-03-01
`

// at is a morning on which the panel is open; it closes that night.
var at = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// folder writes a site, with some files replaced, into a temporary folder.
func folder(t testing.TB, replaced ...string) string {
	t.Helper()
	dir := t.TempDir()
	files := site()
	for i := 0; i < len(replaced); i += 2 {
		files[replaced[i]] = replaced[i+1]
	}
	for name, text := range files {
		write(t, dir, name, text)
	}
	return dir
}

// A journal is a log that can be read while it is written.
type journal struct {
	mu   sync.Mutex
	text strings.Builder
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

func options(fsys fs.FS) Options {
	return Options{
		Build: build.Options{Site: fsys, Themes: os.DirFS("../../themes")},
		Clock: func() time.Time { return at },
		Now:   time.Now,
		Log:   new(journal),
	}
}

func listen(t testing.TB, opt Options) *Server {
	t.Helper()
	s, err := Listen("127.0.0.1:0", opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.listener.Close() })
	return s
}

// start serves a folder until the test ends.
func start(t testing.TB, dir string, change ...func(*Options)) *Server {
	t.Helper()
	opt := options(os.DirFS(dir))
	opt.Folder = dir
	for _, f := range change {
		f(&opt)
	}
	s := listen(t, opt)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("Serve() = %v, want nil", err)
		}
		if t.Failed() {
			t.Logf("log:\n%s", opt.Log)
		}
	})
	return s
}

// An answer is a response with its body.
type answer struct {
	status int
	header http.Header
	body   string
}

// get asks for a path as it is, and follows no redirect.
func get(t testing.TB, s *Server, path string, headers ...string) answer {
	t.Helper()
	return ask(t, s, "GET", path, headers...)
}

func ask(t testing.TB, s *Server, method, path string, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequest(method, strings.TrimSuffix(s.URL(), "/")+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res.StatusCode, res.Header, string(body)}
}

// direct asks a server that nobody runs.
func direct(s *Server, path string) answer {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", path, nil)
	r.Host = s.address
	s.ServeHTTP(w, r)
	return answer{w.Code, w.Header(), w.Body.String()}
}

var generationIn = regexp.MustCompile(`/__involve/serve\.js\?generation=([\w-]+)`)

// generationOf returns the generation that a page carries.
func generationOf(t *testing.T, a answer) string {
	t.Helper()
	m := generationIn.FindStringSubmatch(a.body)
	if m == nil {
		t.Fatalf("status %d: there is no generation in\n%s", a.status, a.body)
	}
	return m[1]
}

// A stream is what a browser hears.
type stream struct {
	t     testing.TB
	lines chan string // closed at its end
}

func hear(t testing.TB, s *Server, since string) *stream {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	r, err := http.NewRequestWithContext(ctx, "GET", s.URL()+"__involve/events?since="+since, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	if got := res.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Fatalf("Content-Type of events = %q", got)
	}
	st := &stream{t, make(chan string, 100)}
	go func() {
		defer close(st.lines)
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			st.lines <- lines.Text()
		}
	}()
	t.Cleanup(func() {
		stop()
		res.Body.Close()
	})
	return st
}

// changed waits for the event, and fails when the stream ends without.
func (st *stream) changed() {
	st.t.Helper()
	for line := range st.lines {
		if line == "event: changed" {
			return
		}
	}
	st.t.Fatal("the stream ended and said nothing")
}

// quiet fails when the event comes within a while.
func (st *stream) quiet(d time.Duration) {
	st.t.Helper()
	enough := time.After(d)
	for {
		select {
		case line, ok := <-st.lines:
			if !ok || line == "event: changed" {
				st.t.Fatalf("heard %q (open: %v), want nothing", line, ok)
			}
		case <-enough:
			return
		}
	}
}

// save writes a file of a site that is served, and waits until it is seen.
func save(t *testing.T, s *Server, dir, name, text string) {
	t.Helper()
	st := hear(t, s, s.current.Load().id)
	write(t, dir, name, text)
	st.changed()
}

func contains(t *testing.T, a answer, want string) {
	t.Helper()
	if !strings.Contains(a.body, want) {
		t.Errorf("%q is not in the answer with status %d:\n%s", want, a.status, a.body)
	}
}

func lacks(t *testing.T, a answer, unwanted string) {
	t.Helper()
	if strings.Contains(a.body, unwanted) {
		t.Errorf("%q is in the answer with status %d:\n%s", unwanted, a.status, a.body)
	}
}

func hasStatus(t *testing.T, a answer, want int) {
	t.Helper()
	if a.status != want {
		t.Errorf("status = %d, want %d; the answer:\n%s", a.status, want, a.body)
	}
}

func TestPortInUseIsToldWithItsAddress(t *testing.T) {
	s := listen(t, options(os.DirFS(t.TempDir())))
	_, err := Listen(s.address, options(nil))
	want := fmt.Sprintf("listen on %s: bind: ", s.address) // and the system's own words
	if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Count(err.Error(), s.address) != 1 {
		t.Errorf("Listen(%q) = %v, want %s…", s.address, err, want)
	}
	if _, err := Listen("8080", options(nil)); err == nil || err.Error() != `"8080" is not an address to listen on: missing port in address` {
		t.Errorf(`Listen("8080") = %v`, err)
	}
}

func TestOtherThanThisMachineIsWarnedOf(t *testing.T) {
	opt := options(os.DirFS(t.TempDir()))
	s, err := Listen("0.0.0.0:0", opt)
	if err != nil {
		t.Fatal(err)
	}
	defer s.listener.Close()
	if got := fmt.Sprint(opt.Log); !strings.HasPrefix(got, "warning: anyone who can reach this machine") {
		t.Errorf("log = %q, want a warning", got)
	}
	if !strings.HasPrefix(s.URL(), "http://127.0.0.1:") {
		t.Errorf("URL() = %q, want one that a browser here can go to", s.URL())
	}
	if got := fmt.Sprint(listen(t, options(nil)).opt.Log); got != "" {
		t.Errorf("log of a server for this machine alone = %q, want none", got)
	}
}

func TestServerEndsWithItsStreams(t *testing.T) {
	dir := folder(t)
	opt := options(os.DirFS(dir))
	opt.Folder = dir
	s := listen(t, opt)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	st := hear(t, s, generationOf(t, get(t, s, "/")))
	began := time.Now()
	stop()
	if err := <-ended; err != nil {
		t.Errorf("Serve() = %v, want nil", err)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("the server took %v to end", took)
	}
	for line := range st.lines {
		if line == "event: changed" {
			t.Error("the end of the server was told as a change of the site")
		}
	}
}
