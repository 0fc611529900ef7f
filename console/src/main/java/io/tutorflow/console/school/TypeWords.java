package io.tutorflow.console.school;

import io.quarkus.qute.TemplateExtension;
import io.tutorflow.console.service.TransactionBody;

/** Says in words what kind of row it is. */
@TemplateExtension
final class TypeWords {

    private TypeWords() {}

    static String typeInWords(TransactionBody row) {
        return TransactionType.inWords(row.type());
    }
}
