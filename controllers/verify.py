from secrets import token_urlsafe

from markupsafe import Markup

from odoo import http
from odoo.http import request

from ..models.approval.methodical_approval_verify import VERIFY_PATH

#: languages in which the page can be read, when they are installed, as they call themselves
LANGUAGES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}


class MethodicalVerify(http.Controller):
    """The page behind the QR code of a print: for anybody who holds the paper, without an account."""

    @http.route(
        [VERIFY_PATH, f"{VERIFY_PATH}/<path:token>"],
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        save_session=False,
    )
    def verify(self, token="", lang="", **_other):
        """Say what is known of a print; everything that is no address gets one and the same page, with status 404.

        :param token: what follows in the path
        :param lang: ky, ru or en; the school's own language when it is missing or not installed
        """
        approval_round = request.env["methodical.approval.round"]._find_by_token(token)
        installed = self._get_languages()
        code = installed.get(lang) or (
            approval_round.company_id._get_print_lang() if approval_round else request.env.lang
        )
        values = approval_round.with_context(lang=code)._get_public_values() if approval_round else None
        return self._respond(code, installed, values)

    def _get_languages(self):
        """Return {short code: code of the installed language} of those that the page speaks."""
        codes = [code for code, _name in request.env["res.lang"].get_installed()]
        found = {short: next((code for code in codes if code.startswith(short)), None) for short in LANGUAGES}
        return {short: code for short, code in found.items() if code}

    def _respond(self, code, installed, values):
        nonce = token_urlsafe(16)
        env = request.env(context={**request.env.context, "lang": code})
        page = env["ir.qweb"]._render(
            "school_methodical.verify_page",
            {
                # told from here: the files of terms leave titles of pages out
                "title": env._("Verification of a document"),
                "values": values,
                "nonce": nonce,
                "language": code,
                "languages": [
                    (short, LANGUAGES[short]) for short, other in installed.items() if other != code
                ],
            },
        )
        return request.make_response(
            Markup("<!DOCTYPE html>\n") + page, self._get_headers(nonce), status=200 if values else 404
        )

    def _get_headers(self, nonce):
        """Return the headers: nothing is kept, indexed, loaded from elsewhere, framed or told to other sites."""
        policy = (
            f"default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none';"
            " frame-ancestors 'none'"
        )
        return [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", policy),
            ("Cache-Control", "no-store"),
            ("X-Robots-Tag", "noindex, nofollow"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
        ]
