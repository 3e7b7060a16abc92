from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

from .xlsx import MethodicalXlsx


class MethodicalAttestationFiles(MethodicalXlsx):
    """Dossiers as archives and the register of attestation, with the rights of the user who asks."""

    @http.route("/methodical/attestations.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def attestations(self, ids=""):
        """Return the register of attestation.

        :param ids: ids of cases, separated by commas; those that the user may not read are left out
        """
        cases = self._find_readable("methodical.attestation", ids)
        if not cases:
            raise NotFound(request.env._("You may read none of these attestations. Open the list again."))
        company = cases.company_id[:1]
        cases = cases.with_context(lang=company._get_print_lang())
        return self._respond(cases._get_register(), cases.env._("Register of attestation"), company.name)

    @http.route("/methodical/attestation/<int:case_id>.zip", type="http", auth="user", methods=["GET"])
    def dossier(self, case_id):
        """Return the dossier of a case as it is now: print, files, inventory.

        :param case_id: id of the case
        """
        case = self._browse("methodical.attestation", case_id)
        name, content = case._make_package().files[-1]
        headers = [("Content-Type", "application/zip"), ("Content-Disposition", content_disposition(name))]
        return request.make_response(content, headers)
