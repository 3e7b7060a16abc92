import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { FileInput } from "@web/core/file_input/file_input";
import { Many2ManyBinaryField, many2ManyBinaryField } from "@web/views/fields/many2many_binary/many2many_binary_field";
import { useExternalListener, useState } from "@odoo/owl";

/** Keeps a photo that could not be sent and sends it again: by a tap, or as soon as the network is back. */
export class PhotosInput extends FileInput {
    setup() {
        super.setup();
        this.notification = useService("notification");
        useExternalListener(window, "online", () => this.isUnsent && this.onFileInputChange());
    }

    async onFileInputChange() {
        try {
            await super.onFileInputChange();
            this.isUnsent = false;
        } catch {
            // the input of the base class would stay shut, and the photo of a camera may be nowhere else
            this.state.isDisable = false;
            this.keepUnsent();
        }
        this.props.onSent(!this.isUnsent);
    }

    /** Keep the file until it is sent; one that fails again although there is a network is let go of. */
    keepUnsent() {
        const isHopeless = this.isUnsent && navigator.onLine;
        this.isUnsent = !isHopeless;
        if (isHopeless) {
            this.fileInputRef.el.value = null;
        }
        const text = isHopeless
            ? _t("The file could not be sent. Choose it once more, or another one.")
            : _t("The file could not be sent. It is kept here: tap the box to send it again.");
        this.notification.add(text, { type: "danger" });
    }

    onTriggerClicked() {
        return this.isUnsent ? this.onFileInputChange() : super.onTriggerClicked();
    }
}

/** Photos and files of a paper: a large box that opens the camera of a phone, and the files themselves for who checks. */
export class MethodicalPhotosField extends Many2ManyBinaryField {
    static template = "school_methodical.Photos";
    static components = { ...Many2ManyBinaryField.components, PhotosInput };
    static defaultProps = { acceptedFileExtensions: "image/*,.heic,.pdf,.docx" };

    setup() {
        super.setup();
        this.sending = useState({ isDone: true });
    }

    get uploadText() {
        if (!this.sending.isDone) {
            return _t("Send it again");
        }
        return this.files.length ? _t("One more page") : _t("Take a photo or choose a file");
    }

    onSent(isDone) {
        this.sending.isDone = isDone;
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
