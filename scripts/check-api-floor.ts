/**
 * Does src/ use a member of Office.js that is newer than the floor, without asking first? Reads "[Api set: …]" in
 * the comments of @types/office-js. A use is asked for when it stands
 *   - in `if (Office.context.requirements.isSetSupported('ExcelApi', '1.15')) { … }`, in `… ? here : …`, `… && here`,
 *   - or behind `if (!…isSetSupported(…)) return` (or throw, continue, break) of the same block,
 * where the question may also be a constant or a function of its own. Members named in `load('a, b/c')` count too.
 */
import { dirname, join, relative, resolve } from 'node:path';
import * as ts from 'typescript';

export const FLOOR: Requirement = { set: 'ExcelApi', version: '1.14' };

export interface Requirement {
  readonly set: string;
  /** "1.14"; "preview" for what is not released */
  readonly version: string;
}

export interface TooNew {
  readonly file: string;
  readonly line: number;
  readonly member: string;
  readonly needs: Requirement;
}

const OFFICE_TYPES = /@types\/office-js\//;
/** The sets of the other programs, and those that Office.js answers for by itself: none of them is about Excel's age. */
const ABOUT_EXCEL = /^ExcelApi/;

export function checkApiFloor(program: ts.Program, files: readonly ts.SourceFile[], floor: Requirement = FLOOR): TooNew[] {
  const checker = program.getTypeChecker();
  const found: TooNew[] = [];

  for (const file of files) visit(file, file);
  return found;

  function visit(node: ts.Node, file: ts.SourceFile): void {
    for (const { declaration, at } of membersUsed(node)) {
      const needs = requirementOf(declaration);
      if (!needs || isWithin(needs, floor) || isAsked(at, needs)) continue;
      const { line } = file.getLineAndCharacterOfPosition(at.getStart());
      found.push({ file: file.fileName, line: line + 1, member: nameOf(declaration), needs });
    }
    ts.forEachChild(node, (child) => visit(child, file));
  }

  /** Declarations in @types/office-js that a node names, each with the node to blame. */
  function membersUsed(node: ts.Node): { declaration: ts.Declaration; at: ts.Node }[] {
    const at = node;
    if (ts.isPropertyAccessExpression(node)) {
      return oldest(
        node.parent && ts.isCallExpression(node.parent) && node.parent.expression === node
          ? calledBy(node.parent, node.name)
          : symbolAt(node.name),
        at,
      );
    }
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      return oldest(symbolAt(node.argumentExpression), at);
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.dotDotDotToken) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name)) return oldest(checker.getTypeAtLocation(node.parent).getProperty(name.text)?.declarations, at);
    }
    if (
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
      (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))
    ) {
      const expected = checker.getContextualType(node.parent);
      const property = expected && checker.getNonNullableType(expected).getProperty(node.name.text);
      return oldest(property?.declarations, at);
    }
    if (ts.isCallExpression(node)) return loadedBy(node).flatMap((declarations) => oldest(declarations, at));
    return [];
  }

  function symbolAt(node: ts.Node): readonly ts.Declaration[] | undefined {
    return checker.getSymbolAtLocation(node)?.declarations;
  }

  /** Of overloads the one that is called: a later one may be newer. */
  function calledBy(call: ts.CallExpression, name: ts.Node): readonly ts.Declaration[] | undefined {
    const declaration = checker.getResolvedSignature(call)?.declaration;
    return declaration && OFFICE_TYPES.test(declaration.getSourceFile().fileName) ? [declaration] : symbolAt(name);
  }

  function oldest(declarations: readonly ts.Declaration[] | undefined, at: ts.Node): { declaration: ts.Declaration; at: ts.Node }[] {
    const ours = (declarations ?? []).filter((declaration) => OFFICE_TYPES.test(declaration.getSourceFile().fileName));
    const [declaration] = ours.sort((a, b) => compare(requirementOf(a)?.version ?? '0', requirementOf(b)?.version ?? '0'));
    return declaration ? [{ declaration, at }] : [];
  }

  /** range.load('values, format/fill/color'): the properties behind the names, if the names are known here. */
  function loadedBy(call: ts.CallExpression): (readonly ts.Declaration[] | undefined)[] {
    const callee = call.expression;
    if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'load') return [];
    const declared = checker.getSymbolAtLocation(callee.name)?.declarations ?? [];
    if (!declared.some((declaration) => OFFICE_TYPES.test(declaration.getSourceFile().fileName))) return [];
    const owner = checker.getTypeAtLocation(callee.expression);
    return call.arguments.flatMap(namesIn).flatMap((path) => {
      let type: ts.Type | undefined = owner;
      return path.split('/').map((part) => {
        const property: ts.Symbol | undefined = type?.getProperty(part.trim());
        type = property && checker.getTypeOfSymbol(property);
        // The path names items of a collection directly: load('items/name').
        if (type && checker.isArrayType(type)) type = checker.getTypeArguments(type as ts.TypeReference)[0];
        return property?.declarations;
      });
    });
  }

  function namesIn(argument: ts.Expression): string[] {
    if (ts.isArrayLiteralExpression(argument)) return argument.elements.flatMap(namesIn);
    const type = checker.getTypeAtLocation(argument);
    const literals = type.isUnion() ? type.types : [type];
    return literals.flatMap((literal) => (literal.isStringLiteral() ? literal.value.split(',') : []));
  }

  /** The requirement that a declaration states, else the one of what it belongs to. */
  function requirementOf(declaration: ts.Declaration): Requirement | null {
    for (let node: ts.Node = declaration; !ts.isSourceFile(node); node = node.parent) {
      const comment = ts
        .getJSDocCommentsAndTags(node)
        .map((doc) => doc.getFullText())
        .join('\n');
      const stated = /\[Api set:\s*(\w+)\s+(\d+\.\d+|BETA|PREVIEW)?/i.exec(comment);
      if (stated)
        return ABOUT_EXCEL.test(stated[1]!) ? { set: stated[1]!, version: /^\d/.test(stated[2] ?? '') ? stated[2]! : 'preview' } : null;
    }
    return null;
  }

  function isAsked(use: ts.Node, needs: Requirement): boolean {
    for (let node = use; node.parent; node = node.parent) {
      const { parent } = node;
      if (ts.isIfStatement(parent) && node === parent.thenStatement && implies(parent.expression, needs)) return true;
      if (ts.isIfStatement(parent) && node === parent.elseStatement && deniedBy(parent.expression, needs)) return true;
      if (ts.isConditionalExpression(parent) && node === parent.whenTrue && implies(parent.condition, needs)) return true;
      if (ts.isConditionalExpression(parent) && node === parent.whenFalse && deniedBy(parent.condition, needs)) return true;
      if (
        ts.isBinaryExpression(parent) &&
        parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken &&
        node === parent.right &&
        implies(parent.left, needs)
      ) {
        return true;
      }
      if (ts.isBlock(parent) || ts.isSourceFile(parent)) {
        const before = parent.statements.slice(0, parent.statements.indexOf(node as ts.Statement));
        if (
          before.some(
            (statement) => ts.isIfStatement(statement) && leaves(statement.thenStatement) && deniedBy(statement.expression, needs),
          )
        )
          return true;
      }
    }
    return false;
  }

  /** True only if the host has what is needed. */
  function implies(condition: ts.Expression, needs: Requirement, depth = 0): boolean {
    if (depth > 4) return false;
    const again = (inner: ts.Expression): boolean => implies(inner, needs, depth + 1);
    if (ts.isParenthesizedExpression(condition)) return again(condition.expression);
    if (ts.isBinaryExpression(condition) && condition.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
      return again(condition.left) || again(condition.right);
    if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken)
      return deniedBy(condition.operand, needs, depth + 1);
    if (ts.isCallExpression(condition)) {
      const asked = questionOf(condition);
      if (asked) return asked.set === needs.set && isWithin(needs, asked);
      const body = bodyOf(condition.expression);
      return body !== null && again(body);
    }
    const body = ts.isIdentifier(condition) ? initializerOf(condition) : null;
    return body !== null && again(body);
  }

  /** False only if the host has what is needed: `!supported`, `!supported || …`. */
  function deniedBy(condition: ts.Expression, needs: Requirement, depth = 0): boolean {
    if (ts.isParenthesizedExpression(condition)) return deniedBy(condition.expression, needs, depth + 1);
    if (ts.isBinaryExpression(condition) && condition.operatorToken.kind === ts.SyntaxKind.BarBarToken) {
      return deniedBy(condition.left, needs, depth + 1) || deniedBy(condition.right, needs, depth + 1);
    }
    return (
      ts.isPrefixUnaryExpression(condition) &&
      condition.operator === ts.SyntaxKind.ExclamationToken &&
      implies(condition.operand, needs, depth + 1)
    );
  }

  function questionOf(call: ts.CallExpression): Requirement | null {
    const callee = call.expression;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
    if (name !== 'isSetSupported') return null;
    const [set, version] = call.arguments.map((argument) => checker.getTypeAtLocation(argument));
    return set?.isStringLiteral() && version?.isStringLiteral() ? { set: set.value, version: version.value } : null;
  }

  function initializerOf(name: ts.Node): ts.Expression | null {
    const declaration = resolved(name)?.valueDeclaration;
    const constant = declaration && ts.isVariableDeclaration(declaration) && ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const;
    return constant ? (declaration.initializer ?? null) : null;
  }

  function bodyOf(callee: ts.Node): ts.Expression | null {
    const declaration = resolved(callee)?.valueDeclaration;
    const fn = declaration && ts.isFunctionDeclaration(declaration) ? declaration : initializerOf(callee);
    if (!fn || !(ts.isArrowFunction(fn) || ts.isFunctionDeclaration(fn) || ts.isFunctionExpression(fn)) || !fn.body) return null;
    if (!ts.isBlock(fn.body)) return fn.body;
    const [only] = fn.body.statements;
    return fn.body.statements.length === 1 && only && ts.isReturnStatement(only) ? (only.expression ?? null) : null;
  }

  function resolved(node: ts.Node): ts.Symbol | undefined {
    const symbol = checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  }
}

function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return !!last && (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last) || ts.isBreakStatement(last));
}

function nameOf(declaration: ts.Declaration): string {
  const name = ts.getNameOfDeclaration(declaration)?.getText() ?? '?';
  const owner = ts.getNameOfDeclaration(declaration.parent as ts.Declaration)?.getText();
  return owner ? `${owner}.${name}` : name;
}

const isWithin = (needs: Requirement, offered: Requirement): boolean =>
  needs.set === offered.set && compare(needs.version, offered.version) <= 0;

/** "1.9" before "1.14" before "preview" */
function compare(a: string, b: string): number {
  const rank = (version: string): number => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return version === 'preview' ? Infinity : major * 1000 + minor;
  };
  return Math.sign(rank(a) - rank(b)) || 0;
}

/** The check over src/ of the repository, as sentences. */
export function apiFloorFaults(root: string): string[] {
  const path = join(root, 'tsconfig.json');
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile(path, (file) => ts.sys.readFile(file)).config, ts.sys, dirname(path));
  const src = join(resolve(root), 'src/').replaceAll('\\', '/');
  const program = ts.createProgram(
    config.fileNames.filter((file) => file.startsWith(src)),
    config.options,
  );
  // The embedded Excel answers Office.js; it does not call it.
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(src) && !fileName.startsWith(`${src}host/`));
  return checkApiFloor(program, files).map(
    ({ file, line, member, needs }) =>
      `${relative(root, file)}:${line} ${member} needs ${needs.set} ${needs.version}, the floor is ${FLOOR.version}: ask isSetSupported('${needs.set}', '${needs.version}') first.`,
  );
}
