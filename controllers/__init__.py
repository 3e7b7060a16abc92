from . import attestation, staff_template, verify, xlsx
