import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;

/** Marks the times of every text of a folder with HeidelTime in one process: NAME.txt gives NAME.tml beside it.
 *
 *  java -cp de.unihd.dbs.heideltime.standalone.jar HeidelTimeAll.java CONFIG FOLDER
 *
 *  NAME.dct holds the day of publication; a text without one is read as a narrative, which needs none. */
class HeidelTimeAll {
    public static void main(String[] args) throws Exception {
        HeidelTimeStandalone news = tagger(DocumentType.NEWS, args[0]);
        HeidelTimeStandalone narrative = tagger(DocumentType.NARRATIVES, args[0]);
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        try (var texts = Files.newDirectoryStream(Path.of(args[1]), "*.txt")) {
            for (Path text : texts) {
                String name = text.getFileName().toString().replace(".txt", "");
                Path dct = text.resolveSibling(name + ".dct");
                String marked = Files.exists(dct)
                    ? news.process(Files.readString(text), day.parse(Files.readString(dct).strip()))
                    : narrative.process(Files.readString(text));
                Files.writeString(text.resolveSibling(name + ".tml"), marked);
            }
        }
    }

    private static HeidelTimeStandalone tagger(DocumentType kind, String config) {
        return new HeidelTimeStandalone(Language.ENGLISH, kind, OutputType.TIMEML, config, POSTagger.TREETAGGER);
    }
}
