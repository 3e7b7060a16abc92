"""What a remembered heading fills was a choice of columns of staff; lists of all kinds have columns of their own now."""


def migrate(cr, version):
    """Forget the choices of the field: it holds a plain name now, and Odoo cannot remove choices of a field without them."""
    cr.execute(
        """
        DELETE FROM ir_model_fields_selection AS choice
         USING ir_model_fields AS field
         WHERE choice.field_id = field.id AND field.model = 'methodical.import.mapping' AND field.name = 'target'
     RETURNING choice.id
        """
    )
    choices = [row[0] for row in cr.fetchall()]
    cr.execute(
        "DELETE FROM ir_model_data WHERE model = 'ir.model.fields.selection' AND res_id = ANY(%s)", [choices]
    )
