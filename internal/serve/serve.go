// Package serve shows a site in a browser while it is being written.
//
// It takes a site's folder, what [build.NewSession] needs, and a clock. At the
// start, after each settled change of a file and when the clock passes
// [plan.Plan.Next], it plans the whole site anew, as a build would, and swaps
// the result in with one pointer: a request sees one generation of the site or
// the next, never parts of both. A page is rendered when it is asked for.
// Nothing is served but the outputs of the plan, under the headers and
// redirects of the plan's own _headers and _redirects, so that what breaks on a
// host breaks here first. Only Cache-Control is replaced: nothing may be kept
// but assets, whose names change with what is in them.
//
// After a change only those files are read that the system reported, where it
// is sure that these are all. That is trusted for two seconds: then everything
// is read, and what was changed unreported is planned as well.
//
// When the newest plan has errors, no older site is shown in its place. Every
// address then answers with a page that lists the mistakes, with status 500:
// browsers show the page all the same, while scripts and link checkers that
// wait for a sound site are not misled, and a stylesheet or a feed that is
// asked for is not mistaken for one. A fault of the machine gives such a page
// too, and is tried again after the next change, and every other second.
//
// Each HTML page that is served carries one more script. When the site has
// changed since, it puts what is new into the page, or reloads it where scripts
// are concerned, and leaves the reader where they were. Its generation stands in
// the script's address, and the browser hands it back when it listens for events,
// so that one that was away hears of a change if, and only if, it missed one. The
// script also brings the corner of the page, which is of package desk, as is
// everything below [desk.Prefix].
//
// A query asks for any address as it stands at another instant, at=2027-01-15,
// and with the drafts, drafts=1: pages, feeds and data, planned from the same
// content. The script takes the query along to where a page's links and forms
// lead, and sets the page's clock. Without JavaScript there is no corner, and a
// plain link leads back to the present.
//
// The package writes no file. It reads no clock but those that it is handed.
package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"involve/internal/build"
	"involve/internal/desk"
	"involve/internal/watch"
)

// Options are what a server works with.
type Options struct {
	Folder string           // the site's folder, to be watched
	Build  build.Options    // Site is the same folder; of BaseURL only the path counts
	Poll   bool             // look for changes instead of being told of them
	Clock  func() time.Time // the instant that the site is shown at
	Now    func() time.Time // tells how long something took
	Log    io.Writer        // told of each reload, and what is wrong with the site
	Colour bool             // in the log
	Quiet  bool             // log only what is wrong
	Editor desk.Editor      // what opens a place in a file

	doubt time.Duration // in place of the constant, for tests
}

// A Server serves one site.
type Server struct {
	opt      Options
	listener net.Listener
	host     string // as it was asked for; may be empty
	address  string // host:port, as a browser on this machine reaches it
	process  string // tells this run of the program from others
	log      *log.Logger
	folder   string // absolute
	desk     desk.Desk

	current atomic.Pointer[generation]
	ready   chan struct{} // closed once current is set

	// Of the goroutine that reloads:
	session *build.Session
	base    string // the site's path that session was begun with
	count   int    // of generations
	counts  counts // of the last sound one
	doubted bool   // the last round read only what was reported
}

// Listen takes the address, host:port. An error says which address it was.
func Listen(addr string, opt Options) (*Server, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("%q is not an address to listen on: %w", addr, bare(err))
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", addr, bare(err))
	}
	folder, err := filepath.Abs(opt.Folder)
	if err != nil {
		return nil, fmt.Errorf("find the site: %w", err)
	}
	at := l.Addr().(*net.TCPAddr)
	name := host
	if at.IP.IsUnspecified() {
		name = "127.0.0.1"
	}
	s := &Server{
		opt: opt, listener: l, host: host,
		address: net.JoinHostPort(name, fmt.Sprint(at.Port)),
		process: rand.Text()[:8],
		log:     log.New(opt.Log, "", 0),
		folder:  folder,
		desk:    desk.Desk{Site: opt.Build.Site, Folder: folder, Editor: opt.Editor},
		ready:   make(chan struct{}),
	}
	if !at.IP.IsLoopback() {
		s.log.Print("warning: anyone who can reach this machine over the network can see the site, unpublished pages too")
	}
	return s, nil
}

// bare takes away what the net package puts before the reason, since the
// address is named already.
func bare(err error) error {
	if op := (*net.OpError)(nil); errors.As(err, &op) {
		return op.Err
	}
	if a := (*net.AddrError)(nil); errors.As(err, &a) {
		return errors.New(a.Err)
	}
	return err
}

// URL returns where the site is, or what leads to it.
func (s *Server) URL() string { return "http://" + s.address + "/" }

// Serve serves until ctx is done, and then ends what it was doing.
func (s *Server) Serve(ctx context.Context) error {
	defer s.listener.Close()
	folders := []string{filepath.Join(s.folder, "content"), filepath.Join(s.folder, "themes")}
	w, err := watch.New(folders, watch.Options{Poll: s.opt.Poll, Notice: func(line string) { s.log.Print(line) }})
	if err != nil {
		return err
	}
	defer w.Close()

	// A request's context ends with ctx, and so does a stream of events, for
	// which Shutdown would wait.
	ctx, cancel := context.WithCancel(ctx)
	server := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
		ErrorLog:          s.log,
	}
	var running sync.WaitGroup
	running.Go(func() { s.keep(ctx, w.Events(), w.Changed) })
	running.Go(func() {
		<-ctx.Done()
		patience, done := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
		defer done()
		if server.Shutdown(patience) != nil {
			server.Close()
		}
	})
	err = server.Serve(s.listener)
	cancel()
	running.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serve %s: %w", s.URL(), err)
}

// begin begins a session for a site at a path of this server, so that absolute
// links lead to it and not to the public site.
func (s *Server) begin(path string) error {
	opt := s.opt.Build
	opt.BaseURL = "http://" + s.address + path
	session, err := build.NewSession(opt)
	if err != nil {
		return err
	}
	s.session, s.base = session, path
	return nil
}

// pathOf returns the path of a base URL, escaped and with a slash at its end.
func pathOf(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return "/"
	}
	return strings.TrimSuffix(u.EscapedPath(), "/") + "/"
}
