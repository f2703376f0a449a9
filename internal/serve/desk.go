package serve

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"time"

	"involve/internal/desk"
)

// frame is what the pages of the desk need of a generation. Their script only
// reloads them.
func (g *generation) frame() desk.Frame {
	return desk.Frame{Script: scriptURL + "?generation=" + g.id + "&desk", Home: g.home}
}

// send answers with a page of the desk.
func (s *Server) send(w http.ResponseWriter, g *generation, status int, page []byte) {
	w.Header().Set("Content-Security-Policy", desk.Policy)
	w.Header().Set("Content-Type", types[".html"])
	w.WriteHeader(status)
	// An error is a browser that is gone.
	_, _ = w.Write(page)
}

// failed answers with a page that tells of a fault.
func (s *Server) failed(w http.ResponseWriter, g *generation, err error) {
	s.send(w, g, http.StatusInternalServerError, s.desk.Fault(g.frame(), err))
}

// badInstant answers a query that asks for no instant.
func (s *Server) badInstant(w http.ResponseWriter, r *http.Request, g *generation, err error) {
	here := *r.URL
	q := here.Query()
	q.Del(atKey)
	here.RawQuery = q.Encode()
	s.send(w, g, http.StatusBadRequest, s.desk.BadInstant(g.frame(), err.Error(), "/"+strings.TrimLeft(here.RequestURI(), "/")))
}

// overview answers with the page of drafts and of what comes next.
func (s *Server) overview(w http.ResponseWriter, r *http.Request, g *generation, v *view) {
	at, _ := v.site.Standing()
	withDrafts, err := g.as(asking{at, true})
	if err != nil {
		s.failed(w, g, err)
		return
	}
	has := func(url string) bool {
		return withDrafts.site.Plan.Find(fileOf(strings.TrimPrefix(url, "/"))) != nil
	}
	s.send(w, g, http.StatusOK, s.desk.Overview(g.frame(), v.site, has))
}

// notes answers with what the corner of a page says.
func (s *Server) notes(w http.ResponseWriter, r *http.Request, g *generation, v *view) {
	source := ""
	if page, err := url.PathUnescape(r.FormValue("page")); err == nil {
		if rel, ok := strings.CutPrefix(page, g.base); ok {
			if out := v.site.Plan.Find(fileOf(rel)); out != nil {
				source = out.Source()
			}
		}
	}
	w.Header().Set("Content-Type", types[".json"])
	_, _ = w.Write(s.desk.Corner(v.site, source, r.FormValue(atKey) != ""))
}

// deskFile answers with a script or a stylesheet of the desk.
func deskFile(w http.ResponseWriter, r *http.Request, name string) {
	data, ok := desk.File(name)
	if !ok {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	setType(w.Header(), name)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}
