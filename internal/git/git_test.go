package git

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// A clone is a repository of a test, with a folder of its own.
type clone struct {
	t   *testing.T
	dir string
}

func (c clone) git(args ...string) string {
	c.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = c.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (c clone) write(name, text string) {
	c.t.Helper()
	name = filepath.Join(c.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		c.t.Fatal(err)
	}
}

func (c clone) commit(message string) {
	c.t.Helper()
	c.git("add", "--all")
	c.git("commit", "--quiet", "--allow-empty", "-m", message)
}

// alone keeps git to what a test itself says.
func alone(t *testing.T) {
	for name, value := range map[string]string{
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": os.TempDir(),
		"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
	} {
		t.Setenv(name, value)
	}
}

// begin makes a repository whose first commit, tagged one, has files.
func begin(t *testing.T, files map[string]string) clone {
	t.Helper()
	alone(t)
	c := clone{t, t.TempDir()}
	c.git("init", "--quiet", "--initial-branch", "main")
	for name, text := range files {
		c.write(name, text)
	}
	c.commit("one")
	c.git("tag", "one")
	return c
}

// read returns all files of a tree, which has to be a good file system.
func read(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, p)
		all[p] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range all {
		names = append(names, name)
	}
	if err := fstest.TestFS(fsys, append(names, "content")...); err != nil {
		t.Fatal(err)
	}
	return all
}

// same compares a tree of a revision with files.
func same(t *testing.T, dir, revision string, want map[string]string) {
	t.Helper()
	fsys, err := Tree(dir, revision)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, fsys); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the tree of %s is %q, want %q", revision, got, want)
	}
}

func TestTreeIsTheSiteAsItStoodThen(t *testing.T) {
	c := begin(t, map[string]string{
		"content/_site.yaml": "title: One\n", "content/index.md": "one\n", "content/opportunities/2026/panel.md": "panel\n",
		"content/files/plan.pdf": "%PDF", "content/notes.txt": "a", "README.md": "b", "themes/nhs/a.md": "c", "public/index.html": "d",
	})
	first := map[string]string{"content/_site.yaml": "title: One\n", "content/index.md": "one\n", "content/opportunities/2026/panel.md": "panel\n"}
	c.write("content/index.md", "two\n")
	c.git("mv", "content/opportunities/2026/panel.md", "content/opportunities/panel.md")
	c.commit("two")
	c.write("content/index.md", "not committed\n")
	second := map[string]string{"content/_site.yaml": "title: One\n", "content/index.md": "two\n", "content/opportunities/panel.md": "panel\n"}
	for _, revision := range []string{"one", "HEAD~1", "main^", c.id("one"), c.id("one")[:8], "refs/tags/one"} {
		same(t, c.dir, revision, first)
	}
	for _, revision := range []string{"HEAD", "main", "@"} {
		same(t, c.dir, revision, second)
	}
	if status := c.git("status", "--porcelain"); status != " M content/index.md\n" {
		t.Errorf("the folder is changed: %s", status)
	}
}

func (c clone) id(revision string) string {
	return strings.TrimSpace(c.git("rev-parse", revision))
}

func TestWhatCameSinceIsNoChangeOfTheAuthors(t *testing.T) {
	c := begin(t, map[string]string{"content/a.md": "one"})
	c.git("branch", "-q", "work")
	c.write("content/a.md", "two")
	c.commit("later")
	later := c.id("HEAD")
	c.git("checkout", "-q", "work")
	same(t, c.dir, later, map[string]string{"content/a.md": "one"})

	c.git("checkout", "-q", "--orphan", "apart")
	c.commit("a history of its own")
	same(t, c.dir, later, map[string]string{"content/a.md": "two"})
}

func TestSiteMayBeAFolderOfItsRepository(t *testing.T) {
	c := begin(t, map[string]string{
		"content/index.md": "not this one", "sites/north east [x]/content/index.md": "this one", "sites/north east [x]/content/_site.yaml": "title: A",
		"sites/north east x/content/index.md": "nor this", "sites/öst :(top)/content/guidance/index.md": "far",
	})
	want := map[string]string{"content/index.md": "this one", "content/_site.yaml": "title: A"}
	same(t, filepath.Join(c.dir, "sites", "north east [x]"), "one", want)
	same(t, filepath.Join(c.dir, "sites", "öst :(top)"), "one", map[string]string{"content/guidance/index.md": "far"})
	t.Chdir(filepath.Join(c.dir, "sites"))
	same(t, "north east [x]", "one", want)
	t.Chdir(filepath.Join(c.dir, "sites", "north east [x]"))
	same(t, ".", "one", want)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(c.dir, "sites", "north east [x]"), link); err != nil {
		t.Fatal(err)
	}
	same(t, link, "one", want)
}

func TestAnyNameIsAName(t *testing.T) {
	files := map[string]string{}
	for _, name := range []string{"a b", "ä", "日本", "tab\there", "new\nline", `quote"d`, "-dash", "*", "$(x)", "'"} {
		files["content/opportunities/"+name+"/"+name+".md"] = name
	}
	c := begin(t, files)
	same(t, c.dir, "one", files)
}

// What is read is what was committed, whatever Git would write to a disk.
func TestBytesAreExact(t *testing.T) {
	files := map[string]string{
		"content/index.md": "a\r\nb\r\n", "content/pages/unix.md": "a\nb\n", "content/pages/mixed.md": "a\r\nb\n\r", "content/pages/empty.md": "",
		"content/pages/bom.md": "\ufeffa\n", "content/pages/binary.md": "\x00\xff\xfe\n\nblob 3\n", "content/pages/big.md": strings.Repeat("word ", 300_000),
		"content/pages/id.md": "$Id$\n",
	}
	c := begin(t, files)
	c.write(".git/info/attributes", "*.md text eol=crlf ident export-ignore export-subst\n")
	c.git("config", "core.autocrlf", "true")
	c.git("config", "core.eol", "crlf")
	if err := os.Remove(filepath.Join(c.dir, "content", "pages", "unix.md")); err != nil {
		t.Fatal(err)
	}
	c.git("checkout", "content/pages/unix.md")
	if disk, err := os.ReadFile(filepath.Join(c.dir, "content", "pages", "unix.md")); err != nil || string(disk) != "a\r\nb\r\n" {
		t.Fatalf("git writes %q, %v: the settings do nothing", disk, err)
	}
	same(t, c.dir, "one", files)
	same(t, c.dir, "main", files)
}

func TestLinkToAPageIsThePage(t *testing.T) {
	c := begin(t, map[string]string{"content/index.md": "home", "content/guidance/index.md": "guidance"})
	for name, to := range map[string]string{
		"content/pages/again.md": "../guidance/index.md", "content/pages/nowhere.md": "nowhere.md", "content/pages/outside.md": "/etc/passwd", "content/pages/loop.md": "loop.md",
	} {
		c.write("content/pages/x.txt", "")
		if err := os.Symlink(to, filepath.Join(c.dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	c.commit("links")
	same(t, c.dir, "main", map[string]string{"content/index.md": "home", "content/guidance/index.md": "guidance", "content/pages/again.md": "guidance"})
}

func TestRevisionWithoutASiteIsAnEmptyOne(t *testing.T) {
	c := begin(t, map[string]string{"README.md": "nothing yet"})
	same(t, c.dir, "one", map[string]string{})
	if err := os.Mkdir(filepath.Join(c.dir, "site"), 0o777); err != nil {
		t.Fatal(err)
	}
	same(t, filepath.Join(c.dir, "site"), "one", map[string]string{})
}

// fault demands an error for the person at the keyboard.
func fault(t *testing.T, dir, revision, message, hint string) {
	t.Helper()
	_, err := Tree(dir, revision)
	e := (*Error)(nil)
	if !errors.As(err, &e) {
		t.Fatalf("Tree(%q, %q): %v, want an Error", dir, revision, err)
	}
	if !strings.Contains(e.Message, message) || !strings.Contains(e.Hint, hint) {
		t.Errorf("Tree(%q, %q): %q, hint %q; want %q, hint %q", dir, revision, e.Message, e.Hint, message, hint)
	}
}

func TestRevisionIsNeverAFlag(t *testing.T) {
	c := begin(t, map[string]string{"content/index.md": "a"})
	for _, revision := range []string{
		"--upload-pack=x", "-", "--", "--all", "--git-dir", "-h", "--end-of-options", "--output=stolen", "^HEAD", "HEAD^{tree}", "HEAD:content", "one..HEAD", "HEAD HEAD",
		"HEAD\n", "", " ", "*", "no/such", "one^2", "HEAD~99", "$(touch stolen)", "`touch stolen`", "; touch stolen", "a\x00b", "deadbeef", strings.Repeat("a", 40),
	} {
		fault(t, c.dir, revision, "there is no revision", "git log")
	}
	if names, err := filepath.Glob(filepath.Join(c.dir, "*")); err != nil || len(names) != 2 {
		t.Errorf("there are now %v, %v", names, err)
	}
}

func TestMissingHistoryIsExplained(t *testing.T) {
	far := begin(t, map[string]string{"content/index.md": "one"})
	far.write("content/index.md", "two")
	far.commit("two")
	near := clone{t, filepath.Join(t.TempDir(), "near")}
	far.git("clone", "--quiet", "--depth=1", "file://"+filepath.ToSlash(far.dir), near.dir)
	same(t, near.dir, "main", map[string]string{"content/index.md": "two"})
	fault(t, near.dir, "HEAD~1", `there is no revision "HEAD~1"`, "git fetch --unshallow")
	fault(t, near.dir, "origin/next", `there is no revision "origin/next"`, "git fetch origin next")
	fault(t, near.dir, "origin/$(x)", "there is no revision", "git fetch --unshallow")
	near.git("fetch", "--quiet", "--unshallow")
	same(t, near.dir, "HEAD~1", map[string]string{"content/index.md": "one"})
}

func TestFolderHasToBeInARepository(t *testing.T) {
	alone(t)
	dir := t.TempDir()
	fault(t, dir, "main", "is not in a Git repository", "--site")
	fault(t, dir, "--all", "is not in a Git repository", "--site")
	if _, err := Tree(filepath.Join(dir, "nosuch"), "main"); err == nil || !strings.Contains(err.Error(), "nosuch") {
		t.Errorf("a folder that is not there: %v", err)
	}
	empty := clone{t, t.TempDir()}
	empty.git("init", "--quiet")
	fault(t, empty.dir, "HEAD", "there is no revision", "git log")
}

func TestGitHasToBeInstalled(t *testing.T) {
	c := begin(t, map[string]string{"content/index.md": "a"})
	t.Setenv("PATH", t.TempDir())
	fault(t, c.dir, "main", "git is not installed", "install it")
}

func TestFolderOfSomebodyElseIsExplained(t *testing.T) {
	c := begin(t, map[string]string{"content/index.md": "a"})
	t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
	fault(t, c.dir, "main", "belongs to somebody else", "git config --global --add safe.directory "+c.dir)
}

// In a hook Git names a repository, which need not be the site's.
func TestEnvironmentNamesNoOtherRepository(t *testing.T) {
	other := begin(t, map[string]string{"content/index.md": "other"})
	c := begin(t, map[string]string{"site/content/index.md": "own"})
	t.Setenv("GIT_DIR", filepath.Join(other.dir, ".git"))
	t.Setenv("GIT_WORK_TREE", other.dir)
	t.Setenv("GIT_PREFIX", "elsewhere/")
	same(t, filepath.Join(c.dir, "site"), "one", map[string]string{"content/index.md": "own"})
}

func TestLinkedWorktreeIsARepository(t *testing.T) {
	c := begin(t, map[string]string{"site/content/index.md": "own"})
	linked := filepath.Join(t.TempDir(), "linked")
	c.git("worktree", "add", "--quiet", "-b", "next", linked)
	same(t, filepath.Join(linked, "site"), "main", map[string]string{"content/index.md": "own"})
}

// A broken repository is a fault of the machine.
func TestBrokenRepositoryIsAFault(t *testing.T) {
	c := begin(t, map[string]string{"content/index.md": "a"})
	id := c.id("one:content/index.md")
	if err := os.Remove(filepath.Join(c.dir, ".git", "objects", id[:2], id[2:])); err != nil {
		t.Fatal(err)
	}
	_, err := Tree(c.dir, "one")
	if e := (*Error)(nil); err == nil || errors.As(err, &e) || !strings.Contains(err.Error(), "content/index.md") {
		t.Errorf("a missing object: %v", err)
	}
}

func TestParseKeepsWhatAuthorsWrote(t *testing.T) {
	const id = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
	list := strings.Join([]string{
		"100644 blob " + id + "\tsite/content/index.md", "100755 blob " + id + "\tsite/content/run.md", "120000 blob " + id + "\tsite/content/link.md",
		"160000 commit " + id + "\tsite/content/module.md", "100644 blob " + id + "\tcontent/index.md", "100644 blob " + id + "\tsite/content/files/a.pdf",
		"100644 blob " + id + "\tsite/content/\xff.md", "100644 blob " + id + "\tsite/content.md", "", "nonsense",
	}, "\x00")
	var got []string
	for _, e := range parse([]byte(list), "site/") {
		got = append(got, fmt.Sprintf("%s %v", e.path, e.link))
	}
	if want := []string{"content/index.md false", "content/run.md false", "content/link.md true"}; !slices.Equal(got, want) {
		t.Errorf("parse keeps %q, want %q", got, want)
	}
}
