import { crc32, deflateRawSync } from "node:zlib";

export type Part = { readonly name: string; readonly text: string | Buffer; readonly declared?: number };

/** A zip archive as a program makes one that means harm: it may declare other sizes than the true ones. */
export function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, declared } of parts) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? plain.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), fields, path, packed]);
    const central = Buffer.alloc(46);
    central.write("PK\u0001\u0002", "latin1");
    central.writeUInt16LE(20, 4);
    fields.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    bodies.push(local);
    directory.push(central, path);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook with a hidden sheet and one that is read. */
export function workbook(sheetData: string, more: readonly Part[] = [], extra = ""): Buffer {
  return zipOf([
    {
      name: "xl/workbook.xml",
      text: `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="h" sheetId="2" state="hidden" r:id="r9"/><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      text: `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData>${extra}</worksheet>`,
    },
    ...more,
  ]);
}

/** A cell with a text of its own. */
export const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;

/** A workbook of several sheets, each with its rows. */
export function sheets(named: readonly (readonly [name: string, sheetData: string])[]): Buffer {
  return zipOf([
    {
      name: "xl/workbook.xml",
      text: `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${named.map(([name], at) => `<sheet name="${name}" sheetId="${at}" r:id="r${at}"/>`).join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: `<Relationships>${named.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`).join("")}</Relationships>`,
    },
    ...named.map(([, data], at) => ({
      name: `xl/worksheets/s${at}.xml`,
      text: `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
    })),
  ]);
}
