package serve

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"runtime/debug"
	"strings"
	"time"

	"involve/internal/desk"
	"involve/internal/plan"
)

// scriptURL is the script that every page has.
const scriptURL = desk.Prefix + "serve.js"

// ServeHTTP answers one request, from one generation of the site.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch {
	case !s.answers(r.Host):
		// Some page of the web may have made its name point to this machine.
		http.Error(w, fmt.Sprintf("involve does not answer to the name %q: go to %s", r.Host, s.URL()), http.StatusForbidden)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "a site made of files can only be read", http.StatusMethodNotAllowed)
		return
	}
	select {
	case <-s.ready:
	case <-r.Context().Done():
		return
	}
	g := s.current.Load()
	name, ofDesk := strings.CutPrefix(r.URL.Path, desk.Prefix)
	switch {
	case ofDesk && name == desk.Events:
		g.events(w, r)
		return
	case ofDesk && name != "" && name != desk.Notes:
		deskFile(w, r, name)
		return
	case g.fault != nil:
		s.failed(w, g, g.fault)
		return
	}
	a, err := askedBy(r.URL.Query(), g.now.site.Library.Settings.Zone)
	if err != nil {
		s.badInstant(w, r, g, err)
		return
	}
	v, err := g.as(a)
	switch {
	case err != nil:
		s.failed(w, g, err)
	case ofDesk && name == "":
		s.overview(w, r, g, v)
	case ofDesk:
		s.notes(w, r, g, v)
	case v.broken():
		s.send(w, g, http.StatusInternalServerError, s.desk.Mistakes(g.frame(), v.site.Diags))
	default:
		s.page(w, r, g, v)
	}
}

// answers reports whether a request for a host is meant for this server.
func (s *Server) answers(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	if strings.EqualFold(name, "localhost") || strings.EqualFold(name, s.host) {
		return true
	}
	ip := net.ParseIP(name)
	if ip == nil {
		return false
	}
	// One that listens everywhere has addresses it does not know; a number is
	// nothing that a page of the web could have made to point here.
	everywhere := s.host == "" || net.ParseIP(s.host).IsUnspecified()
	return ip.IsLoopback() || everywhere
}

// page answers with an output of the plan, as a host would.
func (s *Server) page(w http.ResponseWriter, r *http.Request, g *generation, v *view) {
	rel, ok := strings.CutPrefix(r.URL.Path, g.base)
	if !ok {
		if r.URL.Path == "/" || r.URL.Path+"/" == g.base {
			move(w, r, (&url.URL{Path: g.base}).EscapedPath(), http.StatusFound)
			return
		}
		s.notFound(w, g, v)
		return
	}
	v.hosting.apply(w.Header(), "/"+rel)
	keep := w.Header().Get("Cache-Control")
	w.Header().Set("Cache-Control", "no-store")
	if to, ok := v.hosting.redirects["/"+strings.TrimSuffix(rel, "/")]; ok {
		move(w, r, to.to, to.status)
		return
	}
	name := fileOf(rel)
	out := v.site.Plan.Find(name)
	if out == nil && strings.HasPrefix(name, "assets/") {
		if other := g.asset(name); other != nil {
			v, out = other, other.site.Plan.Find(name)
		}
	}
	if out == nil {
		if v.site.Plan.Find(name+"/index.html") != nil {
			move(w, r, r.URL.EscapedPath()+"/", http.StatusFound)
			return
		}
		s.notFound(w, g, v)
		return
	}
	data, err := s.render(g, v, out)
	if err != nil {
		s.failed(w, g, err)
		return
	}
	setType(w.Header(), name)
	if strings.HasPrefix(name, "assets/") {
		// The name changes with what is in it, and a reload need not wait for it.
		w.Header().Set("Cache-Control", keep)
	}
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(data)))
	// A time would say when the file was changed, and a page is made of many.
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// fileOf returns the file that a path below the site's own stands for.
func fileOf(rel string) string {
	if rel == "" || strings.HasSuffix(rel, "/") {
		rel += "index.html"
	}
	return rel
}

// move redirects, and takes the query along where none is asked for.
func move(w http.ResponseWriter, r *http.Request, to string, status int) {
	if r.URL.RawQuery != "" && !strings.ContainsAny(to, "?#") {
		to += "?" + r.URL.RawQuery
	}
	http.Redirect(w, r, to, status)
}

// notFound answers with the site's own page for that.
func (s *Server) notFound(w http.ResponseWriter, g *generation, v *view) {
	const name = "404.html"
	out := v.site.Plan.Find(name)
	if out == nil {
		http.Error(w, "there is no such page", http.StatusNotFound)
		return
	}
	data, err := s.render(g, v, out)
	if err != nil {
		s.failed(w, g, err)
		return
	}
	v.hosting.apply(w.Header(), "/"+name)
	w.Header().Set("Cache-Control", "no-store")
	setType(w.Header(), name)
	w.WriteHeader(http.StatusNotFound)
	w.Write(data)
}

// render makes an output, with our script when it is a page.
func (s *Server) render(g *generation, v *view, out *plan.Output) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = mistakeOfOurs(p)
			s.log.Printf("%s: %v\n%s", out.Path, err, debug.Stack())
		}
	}()
	data, err = v.site.Render(out)
	if err != nil || path.Ext(out.Path) != ".html" {
		return data, err
	}
	end := bytes.LastIndex(data, []byte("</body>"))
	if end < 0 {
		end = len(data)
	}
	// Into a new slice: this one may be another's too.
	return bytes.Join([][]byte{data[:end], []byte(g.script(v)), data[end:]}, nil), nil
}

// setType sets the type of a file by its name, unless a rule has. What machines
// believe of names differs, so what a site is likely to hold is told here.
func setType(h http.Header, name string) {
	if h.Get("Content-Type") != "" {
		return
	}
	ext := strings.ToLower(path.Ext(name))
	t := types[ext]
	if t == "" {
		t = mime.TypeByExtension(ext)
	}
	if t == "" {
		t = "application/octet-stream"
	}
	h.Set("Content-Type", t)
}

var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".csv":  "text/csv; charset=utf-8",
	".ics":  "text/calendar; charset=utf-8",
	".vtt":  "text/vtt; charset=utf-8",
	".xml":  "application/xml; charset=utf-8",
	".json": "application/json",
	".opml": "text/x-opml; charset=utf-8",
	".pdf":  "application/pdf",
	".zip":  "application/zip",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".odt":  "application/vnd.oasis.opendocument.text",
	".ods":  "application/vnd.oasis.opendocument.spreadsheet",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".jpg":  "image/jpeg",
	".jpeg": "image/jpeg",
	".gif":  "image/gif",
	".webp": "image/webp",
	".avif": "image/avif",
	".ico":  "image/x-icon",
	".mp3":  "audio/mpeg",
	".mp4":  "video/mp4",
	".webm": "video/webm",
	// Hosts know no type for what is in _headers and _redirects.
	"": "text/plain; charset=utf-8",
}
