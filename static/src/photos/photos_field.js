import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { Many2ManyBinaryField, many2ManyBinaryField } from "@web/views/fields/many2many_binary/many2many_binary_field";

/** Photos and files of a paper: a large box that opens the camera of a phone, and the files themselves for who checks. */
export class MethodicalPhotosField extends Many2ManyBinaryField {
    static template = "school_methodical.Photos";
    static defaultProps = { acceptedFileExtensions: "image/*,.heic,.pdf,.docx" };

    get uploadText() {
        return this.files.length ? _t("One more page") : _t("Take a photo or choose a file");
    }

    /** Browsers show no HEIC and no texts: those are downloaded. */
    isShown(file) {
        return this.isImage(file) && file.mimetype !== "image/heic";
    }

    viewer(file) {
        return `/web/static/lib/pdfjs/web/viewer.html?file=${encodeURIComponent(`/web/content/${file.id}`)}#zoom=page-width`;
    }
}

registry.category("fields").add("methodical_photos", { ...many2ManyBinaryField, component: MethodicalPhotosField });
