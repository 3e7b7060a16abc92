import json
import tempfile

from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wsgi import wrap_file

from odoo import http
from odoo.exceptions import AccessError
from odoo.http import Response, content_disposition, request

from ..report.methodical_export import EXPORT_URL
from .xlsx import XLSX_TYPE

#: lists that are exported whole
EXPORT_MODELS = frozenset({"methodical.course", "methodical.course.balance"})


class MethodicalExport(http.Controller):
    """Whole lists as workbooks, with the rights of the user who asks, from the disk piece by piece."""

    @http.route(EXPORT_URL, type="http", auth="user", methods=["GET"], readonly=True)
    def export_list(self, model="", domain="[]", **context):
        """Return the rows of a list that the user may read.

        :param model: one of ``EXPORT_MODELS``
        :param domain: what the filters of the list ask for, as JSON
        :param context: what the model names in ``_export_context``
        """
        stream = tempfile.TemporaryFile()  # noqa: SIM115  (closed when it is sent)
        try:
            if model not in EXPORT_MODELS:
                raise ValueError(model)
            Model = request.env[model]
            asked = {key: context[key] for key in Model._export_context if key in context}
            Model = Model.with_context(**asked)
            Model._export(json.loads(domain), stream)
        except AccessError as error:
            raise Forbidden(str(error)) from None
        except (TypeError, ValueError):
            raise NotFound(
                request.env._("This list cannot be exported. Open it again and press the button once more.")
            ) from None
        stream.seek(0)
        name = Model._get_export_name()
        return Response(
            wrap_file(request.httprequest.environ, stream),
            headers=[
                ("Content-Type", XLSX_TYPE),
                ("Content-Disposition", content_disposition(f"{name}.xlsx")),
            ],
            direct_passthrough=True,
        )
