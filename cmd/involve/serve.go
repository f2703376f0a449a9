package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"involve/internal/build"
	"involve/internal/desk"
	"involve/internal/serve"
	"involve/themes"
)

// serve shows the site in a browser until it is interrupted.
func (p *program) serve(args []string) (int, error) {
	set := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := set.String("addr", "127.0.0.1:8080", "")
	browser := set.Bool("open", false, "")
	poll := set.Bool("poll", false, "")
	form := set.String("editor", cmp.Or(p.getenv("INVOLVE_EDITOR"), string(desk.VSCode)), "")
	c, words, err := p.parse(set, args)
	if err == nil {
		err = noWords("serve", words)
	}
	if err != nil {
		return trouble, err
	}
	editor, err := desk.ParseEditor(*form)
	if err != nil {
		return trouble, withHint(fmt.Errorf("--editor: %w", err), "write an address with {path}, {line} and {column}, such as "+string(desk.VSCode)+"; or none")
	}
	session, site, err := c.open()
	if err != nil {
		return trouble, err
	}
	clock, err := p.clock(c, session)
	if err != nil {
		return trouble, err
	}
	server, err := serve.Listen(*addr, serve.Options{
		Folder: c.site,
		Build:  build.Options{Site: site, Themes: themes.FS, Drafts: c.drafts, BaseURL: c.baseURL},
		Poll:   *poll,
		Clock:  clock,
		Now:    p.now,
		Log:    p.stderr,
		Quiet:  c.quiet, Colour: !c.plain,
		Editor: editor,
	})
	if err != nil {
		return trouble, withHint(err, "choose another address with --addr, such as 127.0.0.1:8081")
	}
	// To collect garbage seldom makes a change seen sooner. The environment has the
	// last word.
	if p.getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if *browser {
		go p.openBrowser(server.URL())
	}
	if err := server.Serve(ctx); err != nil {
		return trouble, err
	}
	return fine, nil
}

// openBrowser asks the system to show an address. Where that is not to be had,
// such as on a machine without a screen, the address can still be typed.
func (p *program) openBrowser(url string) {
	command := []string{"xdg-open", url}
	switch runtime.GOOS {
	case "darwin":
		command = []string{"open", url}
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", url}
	}
	if err := exec.Command(command[0], command[1:]...).Run(); err != nil {
		fmt.Fprintf(p.stderr, "cannot open a browser (%v): go to %s\n", err, url)
	}
}
