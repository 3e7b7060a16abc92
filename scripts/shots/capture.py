"""Takes the pictures that ./dev shots lists in a job file, in one browser, with one login for each tour.

Prints every error that a page reports and ends with code 1 when there is one.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

HERE = Path(__file__).parent  # with the files that are uploaded
PHONE = 500  # up to this width a page is shown as on a phone
# A browser for tests: nothing of its own goes to the network.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SETTLED = """() => document.fonts.status === 'loaded'
    && !document.querySelector('.o_loading_indicator, .o_blockUI')
    && (!document.querySelector('.o_web_client') || !!document.querySelector('.o_action_manager > *, .o_dialog'))"""
NEVER_DONE = "/bus/websocket_worker_bundle"  # the browser does not tell when a shared worker is loaded
DISCARD = ".o_form_button_cancel"
ERROR_SHOWN = ".o_error_dialog, .o_dialog .o_error_detail, .o_notification_bar.bg-danger"


class Problems:
    def __init__(self):
        self.found = []
        self.place = ""

    def add(self, text):
        self.found.append(f"{self.place}: {text.strip()}")


class Watch:
    """Knows what a page still loads and what went wrong on it."""

    def __init__(self, page, problems):
        self.page, self.problems = page, problems
        self.loading, self.last_change = set(), time.monotonic()
        page.on("request", self.asked)
        page.on("requestfinished", lambda request: self.change(self.loading.discard, request))
        page.on("requestfailed", self.failed)
        page.on("response", self.answered)
        page.on("pageerror", lambda error: problems.add(f"page: {error}"))
        page.on("console", self.said)

    def change(self, function, request):
        function(request)
        self.last_change = time.monotonic()

    def asked(self, request):
        if NEVER_DONE not in request.url:
            self.change(self.loading.add, request)

    def said(self, message):
        if message.type == "error":
            self.problems.add(f"console: {message.text}")

    def answered(self, response):
        if response.status >= 400:
            self.problems.add(f"{response.status} {response.url}")

    def failed(self, request):
        self.change(self.loading.discard, request)
        # leaving a page ends what it was still loading
        if request.failure and "ERR_ABORTED" not in request.failure:
            self.problems.add(f"{request.failure} {request.url}")

    def go(self, url):
        self.loading.clear()
        self.page.goto(url, wait_until="commit")
        self.settle()

    def settle(self, seconds=60):
        """Wait until the page has drawn what it wants to show and has been silent for a moment."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            self.page.wait_for_timeout(50)
            silent = not self.loading and time.monotonic() - self.last_change > 0.3
            if silent and self.page.evaluate(SETTLED):
                return
        self.problems.add(
            "still loading: " + (", ".join(request.url for request in self.loading) or "the page")
        )

    def do(self, step):
        ((verb, target),) = step.items()
        page = self.page
        actions = {
            "click": lambda: page.locator(target).first.click(),
            "hover": lambda: page.locator(target).first.hover(),
            "fill": lambda: page.locator(target[0]).first.fill(target[1]),
            "press": lambda: page.keyboard.press(target),
            "upload": lambda: page.locator(target[0]).first.set_input_files(HERE / target[1]),
            "wait": lambda: page.locator(target).first.wait_for(),
            "scroll": lambda: page.locator(target).first.scroll_into_view_if_needed(),
        }
        actions[verb]()
        self.settle()


class Person:
    """Somebody logged in, in one language."""

    def __init__(self, browser, job, tour):
        self.browser, self.job, self.tour = browser, job, tour
        self.context = browser.new_context(base_url=job["url"])
        uid = self.log_in()
        self.call("res.users", "write", [uid], {"lang": tour["locale"]})
        self.log_in()  # the session remembers the language of the moment it began
        self.state = self.context.storage_state()

    def post(self, path, params):
        answer = self.context.request.post(path, data={"jsonrpc": "2.0", "params": params}).json()
        if "error" in answer:
            raise RuntimeError(answer["error"]["data"]["message"])
        return answer["result"]

    def log_in(self):
        login = self.tour["login"]
        params = {"db": self.job["database"], "login": login, "password": login}
        return self.post("/web/session/authenticate", params)["uid"]

    def call(self, model, method, *args, **kwargs):
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        return self.post(f"/web/dataset/call_kw/{model}/{method}", params)

    def find(self, entry, limit=1):
        """Return the ids of the records an entry is about, as this person sees them, or of what it makes."""
        if values := entry.get("values"):
            known = {name: self.find(value)[0] for name, value in values.items() if isinstance(value, dict)}
            return self.call(entry["model"], "create", [{**values, **known}])
        domain, order = entry.get("domain", []), entry.get("order")
        return self.call(entry["model"], "search", domain, limit=limit, order=order)

    def window(self, width, height):
        phone = width <= PHONE
        return self.browser.new_context(
            base_url=self.job["url"],
            storage_state=self.state,
            viewport={"width": width, "height": height or (844 if phone else 900)},
            is_mobile=phone,
            has_touch=phone,
            locale=self.tour["locale"].replace("_", "-"),
            timezone_id="Asia/Bishkek",
        )


def take_screen(person, watch, screen, path, problems):
    url = screen["url"]
    if "model" in screen:
        ids = person.find(screen)
        if not ids:
            problems.add("no such record for this person")
            return
        url = f"{url}/{ids[0]}"
    watch.go(url)
    for step in screen.get("steps", []):
        watch.do(step)
    shown = watch.page.locator(ERROR_SHOWN)
    if shown.count():
        problems.add("an error is shown: " + shown.first.inner_text()[:300])
    watch.page.screenshot(path=path, animations="disabled")
    # leaving a form that is being filled would store it
    discard = watch.page.locator(DISCARD).first
    if discard.is_visible():
        discard.click()
        watch.settle()


def screens(person, folder, problems):
    tour = person.tour["screens"]
    windows = sorted({(width, screen.get("height", 0)) for screen in tour for width in screen["widths"]})
    for width, height in reversed(windows):
        with person.window(width, height) as context:
            watch = Watch(context.new_page(), problems)
            for screen in tour:
                if width in screen["widths"] and screen.get("height", 0) == height:
                    path = folder / str(width) / f"{screen['name']}.png"
                    attempt(take_screen, person, watch, screen, path, problems)


def take_print(person, entry, path, problems):
    ids = person.find(entry, entry.get("limit", 1))
    if not ids:
        problems.add("no such record for this person")
        return
    address = f"/report/pdf/{entry['report']}/{','.join(map(str, ids))}"
    answer = person.context.request.get(address, timeout=120_000)
    if answer.status != 200 or not answer.body().startswith(b"%PDF"):
        problems.add(f"{answer.status}, not a PDF: {answer.text()[-300:]}")
        return
    path.with_suffix(".pdf").write_bytes(answer.body())
    subprocess.run(
        ["pdftoppm", "-r", "80", "-png", path.with_suffix(".pdf"), path.with_suffix("")], check=True
    )


def prints(person, folder, problems):
    for entry in person.tour["prints"]:
        path = folder / "print" / f"{entry['name']}.png"
        for page in path.parent.glob(f"{entry['name']}-*.png"):
            page.unlink()
        attempt(take_print, person, entry, path, problems)


def attempt(take, *arguments):
    """Take one picture; a failure is a problem of that picture only."""
    *_rest, path, problems = arguments
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    problems.place = "/".join(path.parts[-4:])
    started = time.monotonic()
    try:
        take(*arguments)
    except (Error, RuntimeError, OSError, subprocess.CalledProcessError) as error:
        problems.add(str(error).splitlines()[0])
    print(f"{problems.place}  {time.monotonic() - started:.1f} s", flush=True)


def tour_of(browser, job, tour, problems):
    problems.place = f"{tour['language']}/{tour['login']}"
    try:
        person = Person(browser, job, tour)
    except (Error, RuntimeError) as error:
        problems.add(f"no login: {error}")
        return
    folder = Path(job["folder"]) / tour["language"] / tour["login"]
    screens(person, folder, problems)
    prints(person, folder, problems)
    person.context.close()


def main(job):
    problems = Problems()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=job["browser"], args=ARGUMENTS)
        for tour in job["tours"]:
            if tour["screens"] or tour["prints"]:
                tour_of(browser, job, tour, problems)
        browser.close()
    if problems.found:
        print(f"\n{len(problems.found)} problems")
        print("\n".join(dict.fromkeys(problems.found)))
    return bool(problems.found)


if __name__ == "__main__":
    sys.exit(main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
