// An anchor of another part of a long text, in an address or typed: the server knows in which part it stands. Links of
// these pages name the part, and need no script.
const follow = () => {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const url = new URL(location.href);
  if (!wanted || document.getElementById(wanted) || url.searchParams.get("to") === wanted) return;
  for (const name of ["part", "at"]) url.searchParams.delete(name);
  url.searchParams.set("to", wanted);
  location.replace(url);
};

if (document.querySelector("[data-parts]")) {
  follow();
  addEventListener("hashchange", follow);
}
